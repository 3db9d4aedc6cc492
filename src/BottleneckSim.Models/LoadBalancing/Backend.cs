using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.LoadBalancing;

/// <summary>What a balancer knows of an instance.</summary>
internal sealed class Backend(int node, Instant since)
{
    public int Node { get; } = node;

    /// <summary>Since when it may get requests without a break; slow start counts from here. The first ones never start slowly.</summary>
    public Instant Since { get; set; } = since;

    public bool IsFirst { get; init; }

    /// <summary>Whether it has booted.</summary>
    public bool IsUp { get; set; } = true;

    public bool IsHealthy { get; set; } = true;

    /// <summary>Health checks that failed (above 0) or succeeded (below 0) one after another.</summary>
    public int CheckRun { get; set; }

    /// <summary>The last round of checks that it answered.</summary>
    public long AnsweredRound { get; set; } = -1;

    /// <summary>Until when it is on probation.</summary>
    public Instant? EjectedUntil { get; set; }

    /// <summary>How many probations in a row are counted against it.</summary>
    public int Ejections { get; set; }

    public int FailureRun { get; set; }

    /// <summary>Answers in this interval, and how long they took together.</summary>
    public int Answers { get; set; }

    public long LatencyNanoseconds { get; set; }

    /// <summary>Its weight in weighted round robin.</summary>
    public int Weight { get; set; } = 1;

    /// <summary>The running credit of smooth weighted round robin, as it was when that last began or ended.</summary>
    public long Credit { get; set; }
}
