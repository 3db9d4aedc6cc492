using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Blueprints;
using BottleneckSim.Models.LoadBalancing.Choosing;

namespace BottleneckSim.Models.LoadBalancing;

/// <summary>The instances behind a balancer, those of them that may get requests now, and how many requests each has.</summary>
/// <remarks>
/// <code>
/// all in service ── booting ── taken out by hand ── failing health checks ── on probation ──► eligible; nobody left: all that are up (better a bad answer than none)
/// </code>
/// What is asked for with every request costs the same however many instances there are, or log₂ of their number.
/// </remarks>
internal sealed class BackendTable
{
    private readonly Tournament _leastBusy = new();
    private readonly WeightedTurns _turns = new();
    private Backend?[] _known = [];
    private int[] _inFlight = [];
    private int[] _places = [];
    private int _first;
    private bool _hasBegun;
    private bool _findsLeastBusy;
    private bool _takesTurns;

    /// <summary>All instances in service.</summary>
    public ImmutableArray<int> All { get; private set; } = [];

    /// <summary>Those that may get requests.</summary>
    public ImmutableArray<int> Eligible { get; private set; } = [];

    /// <summary>Whether an instance may get requests at all.</summary>
    public Func<int, bool> IsOffered { get; set; } = static _ => true;

    /// <summary>Requests in flight at those that may get requests.</summary>
    public long EligibleInFlight { get; private set; }

    public Backend this[int instance] => _known[instance - _first]!;

    public Backend? Find(int instance) => (uint)(instance - _first) < (uint)_known.Length ? _known[instance - _first] : null;

    /// <summary>Requests in flight at an instance that was in service at some time.</summary>
    public int InFlight(int instance) => _inFlight[instance - _first];

    /// <summary>The position of an instance among those that may get requests; −1 if it may not.</summary>
    public int PlaceOf(int instance) => (uint)(instance - _first) < (uint)_places.Length ? _places[instance - _first] : -1;

    /// <summary>Takes the instances as they are after a change.</summary>
    /// <param name="tier">The tier.</param>
    /// <param name="now">The instant of the change.</param>
    /// <param name="options">The balancer's options.</param>
    /// <param name="boots">Whether an instance that the change has added boots first; null means that none does.</param>
    public void Configure(TierBlueprint tier, Instant now, BalancerOptions options, Func<int, bool>? boots = null)
    {
        All = tier.Instances;
        MakeRoom();
        for (var position = 0; position < All.Length; position++)
        {
            var backend = _known[All[position] - _first] ??= Newcomer(All[position], now, options, boots is not null && boots(All[position]));
            backend.Weight = position < options.Weights.Length ? options.Weights[position] : 1;
        }

        _hasBegun = true;
        Refresh(tier, options, now);
    }

    /// <summary>Finds out anew who may get requests.</summary>
    public void Refresh(TierBlueprint tier, BalancerOptions options, Instant now)
    {
        if (_takesTurns)
        {
            _turns.Save();
        }

        var hadAny = !Eligible.IsEmpty;
        var eligible = All.Where((instance, position) => !options.TakenOut.Contains(position + 1) && IsOffered(instance) && IsWell(this[instance])).ToImmutableArray();
        var up = eligible.IsEmpty ? All.Where(instance => this[instance].IsUp).ToImmutableArray() : eligible;
        Eligible = up.IsEmpty || up.Length == All.Length ? All : up;
        foreach (var instance in Eligible.Where(instance => hadAny && PlaceOf(instance) < 0))
        {
            this[instance].Since = now;
        }

        Array.Fill(_places, -1);
        EligibleInFlight = 0;
        for (var place = 0; place < Eligible.Length; place++)
        {
            _places[Eligible[place] - _first] = place;
            EligibleInFlight += InFlight(Eligible[place]);
        }

        BeginChoosing(options);
    }

    /// <summary>A request goes to an instance.</summary>
    public void Begin(int instance) => Count(instance, 1);

    /// <summary>A request has come back from an instance.</summary>
    public void End(int instance) => Count(instance, -1);

    /// <summary>The one of those that may get requests that has fewest in flight; the first of equals.</summary>
    public int LeastBusy() => Eligible[_leastBusy.Winner];

    /// <summary>The next one in turn by weight.</summary>
    public int NextByWeight() => Eligible[_turns.Next()];

    /// <summary>How many are on probation.</summary>
    public int EjectedCount => All.Count(instance => this[instance].EjectedUntil is not null);

    private static bool IsWell(Backend backend) => backend.IsUp && backend.IsHealthy && backend.EjectedUntil is null;

    /// <summary>One that boots gets nothing until it is up, and well where that is checked.</summary>
    private Backend Newcomer(int instance, Instant now, BalancerOptions options, bool boots) =>
        new(instance, now) { IsFirst = !_hasBegun && !boots, IsUp = !boots, IsHealthy = !boots || options.HealthCheck is null };

    private void Count(int instance, int change)
    {
        _inFlight[instance - _first] += change;
        var place = _places[instance - _first];
        if (place >= 0)
        {
            EligibleInFlight += change;
            if (_findsLeastBusy)
            {
                _leastBusy.Set(place, _inFlight[instance - _first]);
            }
        }
    }

    private void BeginChoosing(BalancerOptions options)
    {
        _findsLeastBusy = options.Policy == BalancingPolicy.LeastConnections;
        if (_findsLeastBusy)
        {
            _leastBusy.Reset(Eligible.Length);
            for (var place = 0; place < Eligible.Length; place++)
            {
                _leastBusy.Set(place, InFlight(Eligible[place]));
            }
        }

        _takesTurns = options.Policy == BalancingPolicy.Weighted;
        if (_takesTurns)
        {
            _turns.Begin([.. Eligible.Select(instance => this[instance])]);
        }
    }

    /// <summary>New instances have higher numbers than those that were there before.</summary>
    private void MakeRoom()
    {
        if (All.IsEmpty)
        {
            return;
        }

        _first = _hasBegun ? _first : All.Min();
        var length = All.Max() - _first + 1;
        if (length > _known.Length)
        {
            var known = _known.Length;
            Array.Resize(ref _known, length);
            Array.Resize(ref _inFlight, length);
            Array.Resize(ref _places, length);
            Array.Fill(_places, -1, known, length - known);
        }
    }
}
