using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.LoadBalancing.Affinity;
using BottleneckSim.Models.LoadBalancing.Hashing;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Models.LoadBalancing;

/// <summary>How an instance is picked.</summary>
public sealed partial class BalancerNode
{
    private const double SlowestStart = 0.1;
    private static readonly Purpose SlowStartChoice = new("balancer-slow-start");

    private readonly BackendTable _backends = new();
    private readonly StickyTable _sticky = new();
    private HashRing? _ring;

    private void ConfigureChoice(BalancerOptions before)
    {
        _backends.Configure(Self.Tier, Now, _options);
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
        if (!_backends.Eligible.Contains(instance))
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
        return eligible[(eligible.IndexOf(instance) + 1) % eligible.Length];
    }

    private int ChooseByPolicy(in Message message)
    {
        var instances = _backends.Eligible;
        switch (_options.Policy)
        {
            case BalancingPolicy.Random:
                return instances[Draw(message, Choice).Below(instances.Length)];
            case BalancingPolicy.LeastConnections:
                return LeastBusy();
            case BalancingPolicy.TwoChoices when instances.Length > 1:
                var first = Draw(message, Choice).Below(instances.Length);
                var second = Draw(message, SecondChoice).Below(instances.Length - 1);
                second += second >= first ? 1 : 0;
                return InFlight(instances[second]) < InFlight(instances[first]) ? instances[second] : instances[first];
            case BalancingPolicy.Weighted:
                return ChooseByWeight();
            case BalancingPolicy.ConsistentHash:
                return ChooseByHash(message);
            default:
                _turn = (_turn + 1) % instances.Length;
                return instances[_turn];
        }
    }

    private int LeastBusy()
    {
        var best = _backends.Eligible[0];
        foreach (var instance in _backends.Eligible)
        {
            best = InFlight(instance) < InFlight(best) ? instance : best;
        }

        return best;
    }

    /// <summary>Every instance earns its weight; the richest is picked and pays what all have earned.</summary>
    private int ChooseByWeight()
    {
        var (best, sum) = (_backends[_backends.Eligible[0]], 0);
        foreach (var instance in _backends.Eligible)
        {
            var backend = _backends[instance];
            var position = _backends.All.IndexOf(instance);
            var weight = position < _options.Weights.Length ? _options.Weights[position] : 1;
            backend.Credit += weight;
            sum += weight;
            best = backend.Credit > best.Credit ? backend : best;
        }

        best.Credit -= sum;
        return best.Node;
    }

    private int ChooseByHash(in Message message)
    {
        var eligible = _backends.Eligible;
        var key = Self.Tier.Instances.Length > 0 && System.Nodes[Self.Tier.Instances[0]].Kind == NodeKind.Cache
            ? message.Salt // The key that a cache command is about.
            : (message.User == default ? message.Draw : message.User).Bits;
        if (_options.LoadBound is not { } bound)
        {
            return _ring!.Find(key, instance => eligible.Contains(instance));
        }

        var total = 1; // This one, too.
        foreach (var instance in eligible)
        {
            total += InFlight(instance);
        }

        var most = bound * total / eligible.Length;
        return _ring!.Find(key, instance => eligible.Contains(instance) && InFlight(instance) < most);
    }
}
