namespace BottleneckSim.Scenarios.Truths;

/// <summary>What a fix is worth.</summary>
public enum FixVerdict
{
    /// <summary>It mends the system, as the lesson teaches.</summary>
    Reference,

    /// <summary>It mends the system in another way: no kind of change in common with the reference.</summary>
    Alternative,

    /// <summary>It does not bring the objectives back (in a no-fault control: it only costs).</summary>
    Wrong,
}
