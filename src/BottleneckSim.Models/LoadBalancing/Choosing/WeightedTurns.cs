using System.Collections.Immutable;

namespace BottleneckSim.Models.LoadBalancing.Choosing;

/// <summary>Smooth weighted round robin: every instance earns its weight, the richest is picked and pays what all have earned; the first of equals.</summary>
/// <remarks>
/// <code>
/// weight 5: a b d ──► richest, credit = own part + what the class has earned  ┐
/// weight 1: c e f ──► richest                                                  ┴─► richest of all
/// </code>
/// As nginx does it (source tree, <c>ngx_http_upstream_round_robin.c</c>). Instances of one weight earn together, so that a pick costs as much as there are
/// different weights, and not as much as there are instances.
/// </remarks>
internal sealed class WeightedTurns
{
    private readonly List<WeightClass> _classes = [];
    private Backend[] _backends = [];
    private long _sum;

    /// <summary>Begins with these instances, in their order, and the credits that they have.</summary>
    public void Begin(ImmutableArray<Backend> backends)
    {
        _backends = [.. backends];
        _sum = backends.Sum(backend => (long)backend.Weight);
        _classes.Clear();
        foreach (var group in Enumerable.Range(0, backends.Length).GroupBy(place => backends[place].Weight))
        {
            _classes.Add(new WeightClass(group.Key, [.. group], _backends));
        }
    }

    /// <summary>Writes the credits back to the instances.</summary>
    public void Save()
    {
        foreach (var one in _classes)
        {
            one.Save(_backends);
        }
    }

    /// <summary>Picks the next instance.</summary>
    /// <returns>Its place.</returns>
    public int Next()
    {
        WeightClass? best = null;
        foreach (var one in _classes)
        {
            one.Earn();
            best = best is null || one.Credit > best.Credit || (one.Credit == best.Credit && one.Place < best.Place) ? one : best;
        }

        var place = best!.Place;
        best.Pay(_sum);
        return place;
    }

    /// <summary>The instances of one weight.</summary>
    private sealed class WeightClass
    {
        private readonly int _weight;
        private readonly int[] _places;
        private readonly Tournament _debts = new();
        private long _earned;

        public WeightClass(int weight, int[] places, Backend[] backends)
        {
            (_weight, _places) = (weight, places);
            _debts.Reset(places.Length);
            for (var index = 0; index < places.Length; index++)
            {
                _debts.Set(index, -backends[places[index]].Credit);
            }
        }

        public int Place => _places[_debts.Winner];

        public long Credit => _earned - _debts[_debts.Winner];

        public void Earn() => _earned += _weight;

        public void Pay(long sum)
        {
            var winner = _debts.Winner;
            _debts.Set(winner, _debts[winner] + sum);
        }

        public void Save(Backend[] backends)
        {
            for (var index = 0; index < _places.Length; index++)
            {
                backends[_places[index]].Credit = _earned - _debts[index];
            }
        }
    }
}
