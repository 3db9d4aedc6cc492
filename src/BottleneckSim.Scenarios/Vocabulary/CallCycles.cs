using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>Finds programs that start each other without end, and chains of calls that are too long.</summary>
internal sealed class CallCycles
{
    private const int LongestChain = 32;

    private readonly ReadingSession _session;
    private readonly ILookup<(string Tier, string Program), CallSite> _calls;
    private readonly List<(string Tier, string Program)> _chain = [];
    private readonly HashSet<(string Tier, string Program)> _finished = [];
    private bool _isTooLong;

    private CallCycles(ReadingSession session)
    {
        _session = session;
        _calls = session.Calls.ToLookup(site => (site.Tier, site.Program));
    }

    /// <summary>Notes a mistake at every call that leads back into the chain it is in, and at the first that makes a chain too long.</summary>
    public static void Refuse(ReadingSession session)
    {
        var cycles = new CallCycles(session);
        foreach (var site in session.Calls)
            cycles.Follow((site.Tier, site.Program));
    }

    private void Follow((string Tier, string Program) program)
    {
        if (!_finished.Add(program))
            return;
        _chain.Add(program);
        foreach (var site in _calls[program])
        {
            foreach (var target in Targets(site))
                Follow(site, target);
        }

        _chain.RemoveAt(_chain.Count - 1);
    }

    private void Follow(CallSite site, (string Tier, string Program) target)
    {
        if (_chain.Contains(target))
        {
            _session.Mistakes.Add(
                site.At, $"this leads back to {target.Program} of {target.Tier}: the calls never end", "allowed: calls and jobs that come to an end");
        }
        else if (_chain.Count < LongestChain)
        {
            Follow(target);
        }
        else if (!_isTooLong)
        {
            _isTooLong = true;
            _session.Mistakes.Add(
                site.At, FormattableString.Invariant($"a chain of more than {LongestChain} calls"), FormattableString.Invariant($"allowed: at most {LongestChain}"));
        }
    }

    /// <summary>The program that is called, or the jobs of that name at the workers of the queue.</summary>
    private IEnumerable<(string Tier, string Program)> Targets(CallSite site)
    {
        var names = _session.Names;
        if (!names.Has(NameKind.Queue, Scope.System, site.ToTier))
            return [(site.ToTier, site.ToProgram)];
        return names.Names(NameKind.Worker, Scope.System)
            .Where(worker => site.ToTier.Equals(names.Target(NameKind.Worker, Scope.System, worker), StringComparison.Ordinal))
            .Select(worker => (worker, site.ToProgram));
    }
}
