using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Changes;

/// <summary>A named, typed edit of a system. A fault, a fix, and growth are all changes.</summary>
/// <remarks>
/// <code>
/// system ──Apply──► system'        Inverse(system).Apply(system') describes the same system as before
/// </code>
/// Every change has an inverse, a duration and a cost. What it takes in a running system (an index is built by scanning, a new instance boots cold) is the
/// business of the nodes that are reconfigured, which report when they are done; the edit itself is pure.
/// </remarks>
public abstract record Change
{
    /// <summary>The word by which scenario files and people call it, for example <c>add-index</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>How long a change of this kind takes and what it costs: <see cref="ChangeTerms.Reload"/> where it is in force at once and free. The same for every instance.</summary>
    public abstract ChangeTerms Terms { get; }

    /// <summary>The edited system.</summary>
    /// <exception cref="ChangeRefusedException">The change does not fit the system; the message says why and what would.</exception>
    public abstract SystemDescription Apply(SystemDescription system);

    /// <summary>The change that takes this one back, given the system before it.</summary>
    /// <exception cref="ChangeRefusedException">The change does not fit the system.</exception>
    public abstract Change Inverse(SystemDescription before);

    /// <summary>What is done, in one line, as an operator would note it.</summary>
    public abstract string Describe();
}
