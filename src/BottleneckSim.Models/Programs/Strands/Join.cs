using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls;

namespace BottleneckSim.Models.Programs.Strands;

/// <summary>What an execution keeps while it waits for strands: one parallel step or one call at a time. Made once and used again.</summary>
internal sealed class Join
{
    /// <summary>The strand begun last; the others follow by <see cref="Execution.NextSibling"/>.</summary>
    public Execution? Youngest { get; set; }

    /// <summary>Strands under way.</summary>
    public int Running { get; set; }

    /// <summary>Strands begun so far.</summary>
    public int Begun { get; set; }

    /// <summary>Strands to be begun.</summary>
    public int Total { get; set; }

    /// <summary>Successes that are waited for.</summary>
    public int Needed { get; set; }

    public int Succeeded { get; set; }

    public int Failed { get; set; }

    /// <summary>Whether strands are being begun, so that one that ends at once is only counted.</summary>
    public bool IsBeginning { get; set; }

    /// <summary>Of a call: what its attempts share with other calls.</summary>
    public CallGuard? Guard { get; set; }

    /// <summary>Of a call: retries so far.</summary>
    public int Retries { get; set; }

    /// <summary>Of a call: copies so far. Of a parallel step: how often each branch is done.</summary>
    public int Copies { get; set; }

    /// <summary>Of a call: the last back-off.</summary>
    public Duration BackOff { get; set; }

    /// <summary>Of a call: how its attempt ended while that was being begun.</summary>
    public StrandResult? Early { get; set; }

    /// <summary>Of a tied call: whether a server has said that it began.</summary>
    public bool IsServed { get; set; }

    public bool IsDecided => Succeeded >= Needed || Failed > Total - Needed;

    public void Reset(int total, int needed)
    {
        (Begun, Total, Needed, Succeeded, Failed) = (0, total, needed, 0, 0);
        (Guard, Retries, Copies, BackOff, IsServed, Early) = (null, 0, 0, Duration.Zero, false, null);
    }
}
