using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Workers;

namespace BottleneckSim.Models.Blueprints;

/// <summary>Programs may start each other, but not without end.</summary>
internal sealed class CallRules
{
    private const int LongestChain = 32;

    private readonly SystemDescription _system;
    private readonly List<(string Tier, string Program)> _chain = [];
    private readonly HashSet<(string Tier, string Program)> _finished = [];

    private CallRules(SystemDescription system) => _system = system;

    /// <summary>Requires that every chain of calls and jobs comes to an end.</summary>
    /// <exception cref="InvalidSystemException">One leads back into itself, or is too long.</exception>
    public static void Require(SystemDescription system)
    {
        var rules = new CallRules(system);
        foreach (var tier in system.Tiers.Values.OfType<ProgramTierOptions>())
        {
            foreach (var endpoint in tier.Endpoints.Keys)
            {
                rules.Follow((tier.Name, endpoint));
            }
        }
    }

    private void Follow((string Tier, string Program) program)
    {
        if (_chain.Contains(program))
        {
            throw new InvalidSystemException($"Calls lead back to {program.Program} of '{program.Tier}': they would never end.");
        }

        if (_chain.Count == LongestChain)
        {
            throw new InvalidSystemException($"A chain of calls from {_chain[0].Program} of '{_chain[0].Tier}' is longer than {LongestChain}.");
        }

        if (!_finished.Add(program) || (_system.Tiers.GetValueOrDefault(program.Tier) as ProgramTierOptions)?.Endpoints.GetValueOrDefault(program.Program) is not { } endpoint)
        {
            return;
        }

        _chain.Add(program);
        foreach (var target in StepTree.All(endpoint.Steps).SelectMany(Targets))
        {
            Follow(target);
        }

        _chain.RemoveAt(_chain.Count - 1);
    }

    /// <summary>What a step starts: the endpoint that is called, or the job of that name at the workers of the queue.</summary>
    private IEnumerable<(string Tier, string Program)> Targets(Step step) => step switch
    {
        CallStep call => [(call.To, call.Endpoint)],
        EnqueueStep enqueue => _system.Tiers.Values.OfType<WorkerOptions>()
            .Where(workers => string.Equals(workers.Queue, enqueue.Queue, StringComparison.Ordinal))
            .Select(workers => (workers.Name, enqueue.Job)),
        _ => [],
    };
}
