namespace BottleneckSim.Actors.Facts;

/// <summary>Which fact a record of a <see cref="FactLog"/> holds.</summary>
internal enum FactKind
{
    NodeDescribed,
    ChangeApplied,
    RequestIssued,
    RequestFinished,
    ServerRequestStarted,
    ServerRequestFinished,
    CallFinished,
    JobArrived,
    JobDeparted,
    WaitFinished,
    UseFinished,
    StatementFinished,
    IndexBuildProgressed,
    JobProcessed,
    ResourceSampled,
    DiskSampled,
    MemorySampled,
    CacheSampled,
    QueueSampled,
    CpuSampled,
    CallsSampled,
    StaleAnswerGiven,
    ChangeWorkReported,
    RowLocked,
    RowUnlocked,
    NetworkSampled,
    LinkSampled,
}
