namespace BottleneckSim.Grading.Proofs;

/// <summary>What a scenario owes proof of.</summary>
public enum ProofKind
{
    /// <summary>Without the fault all objectives are met, with twenty per cent to spare.</summary>
    HealthyMeets,

    /// <summary>With the fault, and nothing done, an objective is missed by twenty per cent.</summary>
    FaultMisses,

    /// <summary>The fault can be seen: the figures that the truth names move as far as it says.</summary>
    FaultIsVisible,

    /// <summary>The reference fix brings all objectives back, with twenty per cent to spare.</summary>
    ReferenceMends,

    /// <summary>An alternative that shares no kind of change with the reference does so too, or the truth says why there is none.</summary>
    AlternativeMends,

    /// <summary>A wrong fix leaves an objective missed by twenty per cent, although it makes a figure that it names better by ten.</summary>
    WrongFixFails,

    /// <summary>In a no-fault control a fix only costs: it is dearer, or makes some operation worse.</summary>
    FixOnlyCosts,
}
