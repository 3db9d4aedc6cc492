using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Observations.Costs;

/// <summary>What a run's machines cost over time, from the facts alone.</summary>
/// <remarks>
/// <code>
/// price an hour │        ┌──────┐ resized
///               │ ───────┘      └─────────────┐
///               └─┴───────────────────────────┴──► time
///                 start (booting is billed)    gone (draining is billed)
/// </code>
/// The cost of a while is the integral, not what the last description says. Users and balancers are not billed. It grows with the number of changes.
/// </remarks>
/// <param name="prices">The prices.</param>
public sealed class Bill(PriceList prices) : ObservationSink
{
    private readonly SortedDictionary<int, List<(Instant From, decimal PerHour)>> _nodes = [];

    /// <inheritdoc />
    public override void Observe(NodeDescribed fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (!IsBilled(fact.Kind))
            return;
        if (!_nodes.TryGetValue(fact.Node, out var rates))
            _nodes.Add(fact.Node, rates = []);
        var perHour = fact.IsGone ? 0 : prices.PerHour(fact.Tier, fact.Size);
        if (rates.Count == 0 ? perHour > 0 : rates[^1].PerHour != perHour)
            rates.Add((fact.Time, perHour));
    }

    /// <summary>What an hour of all machines cost on average between two instants.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The second is not after the first.</exception>
    public decimal PerHourBetween(Instant from, Instant to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        return _nodes.Values.Sum(rates => Weighted(rates, from, to)) / (to - from).Nanoseconds;
    }

    /// <summary>Whether nodes of a kind are machines that are paid for.</summary>
    public static bool IsBilled(NodeKind kind) => kind is not (NodeKind.Load or NodeKind.Balancer);

    private static decimal Weighted(List<(Instant From, decimal PerHour)> rates, Instant from, Instant to)
    {
        var sum = 0m;
        for (var index = 0; index < rates.Count; index++)
        {
            var begin = Instant.Max(from, rates[index].From);
            var end = index + 1 < rates.Count ? Instant.Min(to, rates[index + 1].From) : to;
            sum += end > begin ? rates[index].PerHour * (end - begin).Nanoseconds : 0;
        }

        return sum;
    }
}
