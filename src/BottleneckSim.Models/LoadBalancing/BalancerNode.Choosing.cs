using System.Collections.Immutable;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.LoadBalancing.Affinity;
using BottleneckSim.Models.LoadBalancing.Hashing;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Models.LoadBalancing;

/// <summary>How an instance is picked.</summary>
public partial class BalancerNode
{
    private const double SlowestStart = 0.1;
    private static readonly Purpose SlowStartChoice = new("balancer-slow-start");

    private readonly BackendTable _backends = new();
    private readonly StickyTable _sticky = new();
    private HashRing? _ring;

    /// <summary>The instance that a call has to go to whatever the policy; −1 where there is a choice.</summary>
    /// <param name="message">The call.</param>
    /// <param name="eligible">The instances that may be chosen; all of them where none is well.</param>
    protected virtual int AssignedTo(in Message message, ImmutableArray<int> eligible) => -1;

    /// <summary>Whether an instance may be chosen at all, if it is well.</summary>
    protected virtual bool IsOffered(int instance) => true;

    /// <summary>Finds out anew which instances may be chosen.</summary>
    protected void RefreshChoice() => _backends.Refresh(Self.Tier, _options, Now);

    private void ConfigureChoice(BalancerOptions before)
    {
        _backends.IsOffered = IsOffered;
        _backends.Configure(Self.Tier, Now, _options, instance => Boots(System.Nodes[instance]));
        _ring = _options.Policy == BalancingPolicy.ConsistentHash
            ? new HashRing(_backends.All.Select(instance => (instance, System.Nodes[instance].Name)), _options.VirtualNodes)
            : null;
        if (_options.Affinity != before.Affinity)
        {
            _sticky.Clear();
        }
    }

    private int Choose(in Message message)
    {
        if (_options.Affinity == AffinityKind.None || message.User == default)
        {
            return ChooseAny(message);
        }

        var instance = _sticky.Find(message.User);
        if (_backends.PlaceOf(instance) < 0)
        {
            instance = ChooseAny(message);
            _sticky.Set(message.User, instance);
        }

        return instance;
    }

    private int ChooseAny(in Message message)
    {
        var instance = ChooseByPolicy(message);
        if (_options.SlowStart.Nanoseconds > 0 && IsTooNew(message, instance))
        {
            // Another one, unless it is just as new.
            var other = ChooseByPolicy(message);
            return other == instance ? NextOf(instance) : other;
        }

        return instance;
    }

    /// <summary>Whether an instance that starts slowly passes this one on.</summary>
    private bool IsTooNew(in Message message, int instance)
    {
        var backend = _backends[instance];
        var share = Math.Max(SlowestStart, (double)(Now - backend.Since).Nanoseconds / _options.SlowStart.Nanoseconds);
        return !backend.IsFirst && share < 1 && Draw(message, SlowStartChoice).UnitOpen >= share;
    }

    private int NextOf(int instance)
    {
        var eligible = _backends.Eligible;
        return eligible[(_backends.PlaceOf(instance) + 1) % eligible.Length];
    }

    private int ChooseByPolicy(in Message message)
    {
        var instances = _backends.Eligible;
        switch (_options.Policy)
        {
            case BalancingPolicy.Random:
                return instances[Draw(message, Choice).Below(instances.Length)];
            case BalancingPolicy.LeastConnections:
                return _backends.LeastBusy();
            case BalancingPolicy.TwoChoices when instances.Length > 1:
                var first = Draw(message, Choice).Below(instances.Length);
                var second = Draw(message, SecondChoice).Below(instances.Length - 1);
                second += second >= first ? 1 : 0;
                return _backends.InFlight(instances[second]) < _backends.InFlight(instances[first]) ? instances[second] : instances[first];
            case BalancingPolicy.Weighted:
                return _backends.NextByWeight();
            case BalancingPolicy.ConsistentHash:
                return ChooseByHash(message);
            default:
                _turn = (_turn + 1) % instances.Length;
                return instances[_turn];
        }
    }

    private int ChooseByHash(in Message message)
    {
        var key = Self.Tier.Instances.Length > 0 && System.Nodes[Self.Tier.Instances[0]].Kind == NodeKind.Cache
            ? message.Salt // The key that a cache command is about.
            : (message.User == default ? message.Draw : message.User).Bits;
        if (_options.LoadBound is not { } bound)
        {
            return _ring!.Find(key, _backends, static (instance, backends) => backends.PlaceOf(instance) >= 0);
        }

        var most = bound * (_backends.EligibleInFlight + 1) / _backends.Eligible.Length; // This one, too.
        return _ring!.Find(
            key, (_backends, most), static (instance, limit) => limit._backends.PlaceOf(instance) >= 0 && limit._backends.InFlight(instance) < limit.most);
    }
}
