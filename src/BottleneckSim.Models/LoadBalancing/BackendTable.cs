using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Blueprints;

namespace BottleneckSim.Models.LoadBalancing;

/// <summary>The instances behind a balancer, and those of them that may get requests now.</summary>
/// <remarks>
/// <code>
/// all in service ── taken out by hand ── failing health checks ── on probation ──► eligible; nobody left: all (better a bad answer than none)
/// </code>
/// </remarks>
internal sealed class BackendTable
{
    private readonly Dictionary<int, Backend> _known = [];
    private bool _hasBegun;

    /// <summary>All instances in service.</summary>
    public ImmutableArray<int> All { get; private set; } = [];

    /// <summary>Those that may get requests.</summary>
    public ImmutableArray<int> Eligible { get; private set; } = [];

    public Backend this[int instance] => _known[instance];

    public Backend? Find(int instance) => _known.GetValueOrDefault(instance);

    /// <summary>Takes the instances as they are after a change.</summary>
    public void Configure(TierBlueprint tier, Instant now, BalancerOptions options)
    {
        All = tier.Instances;
        foreach (var instance in All)
        {
            _known.TryAdd(instance, new Backend(instance, now) { IsFirst = !_hasBegun });
        }

        _hasBegun = true;
        Refresh(tier, options, now);
    }

    /// <summary>Finds out anew who may get requests.</summary>
    public void Refresh(TierBlueprint tier, BalancerOptions options, Instant now)
    {
        var before = Eligible;
        var eligible = All.Where((instance, position) => !options.TakenOut.Contains(position + 1) && IsWell(_known[instance])).ToImmutableArray();
        Eligible = eligible.IsEmpty || eligible.Length == All.Length ? All : eligible;
        foreach (var instance in before.IsDefaultOrEmpty ? [] : Eligible.Where(instance => !before.Contains(instance)))
        {
            _known[instance].Since = now;
        }
    }

    /// <summary>How many are on probation.</summary>
    public int EjectedCount => All.Count(instance => _known[instance].EjectedUntil is not null);

    private static bool IsWell(Backend backend) => backend.IsHealthy && backend.EjectedUntil is null;
}
