using System.Collections.Immutable;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>Every kind of change that files can tell. A new kind is added here and nowhere else.</summary>
internal static class ChangeKinds
{
    public static ImmutableArray<ChangeKind> All { get; } =
    [
        DatabaseChangeDefinitions.AddIndex,
        DatabaseChangeDefinitions.DropIndex,
        DatabaseChangeDefinitions.ResizeBufferPool,
        DatabaseChangeDefinitions.BatchQueries,
        DatabaseChangeDefinitions.JoinInsteadOfLoop,
        CapacityChangeDefinitions.Scale,
        CapacityChangeDefinitions.Resize,
        CapacityChangeDefinitions.SetWorkers,
        CapacityChangeDefinitions.SetAcceptQueue,
        CapacityChangeDefinitions.SetPool,
        BalancerChangeDefinitions.SetBalancer,
        BalancerChangeDefinitions.SetHealthCheck,
        BalancerChangeDefinitions.SetOutlierProbation,
        BalancerChangeDefinitions.DropAffinity,
        BalancerChangeDefinitions.KeepAffinity,
        BalancerChangeDefinitions.TakeOutNode,
        BalancerChangeDefinitions.PutBackNode,
        ProgramChangeDefinitions.SetCpuDemand,
        ProgramChangeDefinitions.CacheInFront,
        ProgramChangeDefinitions.RemoveCache,
        ProgramChangeDefinitions.ResizeCache,
        ProgramChangeDefinitions.SetLifetime,
        ProgramChangeDefinitions.MoveToQueue,
        ProgramChangeDefinitions.MoveInline,
        StepChangeDefinitions.Parallelise,
        StepChangeDefinitions.Serialise,
        StepChangeDefinitions.SetQuorum,
        StepChangeDefinitions.BreakAtMatch,
        StepChangeDefinitions.HoistOutOfLoop,
        StepChangeDefinitions.ShortenLock,
        CallChangeDefinitions.SetRetries,
        CallChangeDefinitions.SetRetryBudget,
        CallChangeDefinitions.SetBreaker,
        CallChangeDefinitions.SetTimeout,
        CallChangeDefinitions.HedgeCalls,
        CallChangeDefinitions.TieCalls,
        CallChangeDefinitions.SetCancellation,
        LoadChangeDefinitions.SetUsers,
        LoadChangeDefinitions.SetShape,
        LoadChangeDefinitions.SetArrivals,
        LoadChangeDefinitions.SetPattern,
        LoadChangeDefinitions.Spike,
        LoadChangeDefinitions.EndSpike,
        TrafficChangeDefinitions.AddLatency,
        TrafficChangeDefinitions.RemoveLatency,
        FaultChangeDefinitions.CrashNode,
        FaultChangeDefinitions.RestartNode,
        TrafficChangeDefinitions.SetBandwidth,
        TrafficChangeDefinitions.SetLoss,
        CapacityChangeDefinitions.BurnCpu,
        CapacityChangeDefinitions.StopBurning,
        ConcurrencyChangeDefinitions.SetAdmission,
        ConcurrencyChangeDefinitions.SetPriority,
        ConcurrencyChangeDefinitions.SetEventLoop,
        MemoryChangeDefinitions.SetMemory,
        MemoryChangeDefinitions.LeakMemory,
        MemoryChangeDefinitions.FixLeak,
        MemoryChangeDefinitions.Restart,
        ProcessorChangeDefinitions.Renice,
        ProcessorChangeDefinitions.SetGroupWeight,
        ProcessorChangeDefinitions.SetProcesses,
        ProcessorChangeDefinitions.SetNeighbour,
        ProcessorChangeDefinitions.CapNeighbour,
        ProcessorChangeDefinitions.Isolate,
    ];

    /// <summary>The word of a kind of change.</summary>
    public static Shape<string> Word { get; } = new WordShape<string>([.. All.Select(kind => (kind.Word, kind.Word))]);
}
