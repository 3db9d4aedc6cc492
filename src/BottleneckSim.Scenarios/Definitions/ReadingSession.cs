using BottleneckSim.Scenarios.Mistakes;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>What the reading of one file gathers beside its values.</summary>
/// <param name="Mistakes">Mistakes so far.</param>
internal sealed record ReadingSession(MistakeCollector Mistakes)
{
    private readonly List<Action<KnownNames>> _checks = [];

    /// <summary>The names that this file declares.</summary>
    public KnownNames Names { get; init; } = new();

    /// <summary>Which program calls which, and where that is written.</summary>
    public List<CallSite> Calls { get; } = [];

    /// <summary>Where it is noted which definition read what; usually nowhere.</summary>
    public ReadingTrace? Trace { get; init; }

    /// <summary>Puts off a check until all names are known.</summary>
    public void Later(Action<KnownNames> check) => _checks.Add(check);

    /// <summary>Makes the checks put off so far.</summary>
    public void CheckReferences(KnownNames names)
    {
        foreach (var check in _checks)
            check(names);
    }
}
