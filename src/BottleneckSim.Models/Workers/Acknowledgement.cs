namespace BottleneckSim.Models.Workers;

/// <summary>When a message is acknowledged.</summary>
public enum Acknowledgement
{
    /// <summary>After its work: it is done at least once; if the worker is lost, again.</summary>
    AfterWork,

    /// <summary>As soon as it is there: it is done at most once; if the worker is lost, never.</summary>
    BeforeWork,
}
