namespace BottleneckSim.Grading.Verdicts;

/// <summary>The answer to whether an objective is met, from best to worst.</summary>
public enum Verdict
{
    /// <summary>The whole confidence interval lies on the good side.</summary>
    Met,

    /// <summary>The interval straddles the objective: more replications are needed than were allowed.</summary>
    Inconclusive,

    /// <summary>The whole confidence interval lies on the bad side.</summary>
    NotMet,
}
