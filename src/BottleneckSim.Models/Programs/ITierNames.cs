namespace BottleneckSim.Models.Programs;

/// <summary>Resolves names to the numbers of the blueprint being compiled.</summary>
internal interface ITierNames
{
    /// <summary>The tier's number.</summary>
    int TierIndex(string tier);

    /// <summary>The operation's number within its tier.</summary>
    int OperationIndex(string tier, string operation);

    /// <summary>The pool's number within the tier that owns it.</summary>
    int PoolIndex(string tier, string pool);
}
