using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Resources;

namespace BottleneckSim.Grading.Measurements;

/// <summary>What a measurement keeps of a node: its names, its life, and where its facts are counted.</summary>
internal sealed class MeasuredNode(NodeDescribed description)
{
    public NodeDescribed Description { get; set; } = description;

    public Instant Since { get; } = description.Time;

    public Instant GoneAt { get; set; } = description.IsGone ? description.Time : Instant.MaxValue;

    /// <summary>By the position of the operation: what is counted of users' requests; empty unless the node is a load.</summary>
    public List<OperationCounters> Operations { get; } = [];

    /// <summary>By the position of the resource: the samples kept.</summary>
    public List<ResourceSamples> Resources { get; } = [];

    /// <summary>Whether the node is an instance that is paid for: users and balancers are not.</summary>
    public bool IsPaid => Description.Kind is not (NodeKind.Load or NodeKind.Balancer);

    /// <summary>The part of a window in which the node existed.</summary>
    public Duration LifeIn(MeasurementWindow window)
    {
        var life = Instant.Min(GoneAt, window.To) - Instant.Max(Since, window.From);
        return Duration.Max(life, Duration.Zero);
    }
}

/// <summary>The counters of one operation, shared by all populations that issue it.</summary>
/// <param name="Tallies">One a window.</param>
/// <param name="Series">The series; null if none is wanted.</param>
internal sealed record OperationCounters(OperationTally[] Tallies, OperationSeries? Series);

/// <summary>The samples of one resource that windows and series need.</summary>
internal sealed class ResourceSamples(MeasurementPlan plan)
{
    private readonly ResourceSampled[] _first = new ResourceSampled[plan.Windows.Length];
    private readonly ResourceSampled[] _last = new ResourceSampled[plan.Windows.Length];
    private readonly List<ResourceSampled>? _all = plan.SeriesEvery is null ? null : [];

    public void Take(in ResourceSampled fact)
    {
        for (var window = 0; window < plan.Windows.Length; window++)
        {
            if (fact.Time <= plan.Windows[window].From)
                _first[window] = fact;
            if (fact.Time <= plan.Windows[window].To)
                _last[window] = fact;
        }

        _all?.Add(fact);
    }

    public ResourceUse In(int window, MeasuredNode node, int resource)
    {
        var description = node.Description.Resources[resource];
        return new ResourceUse(
            node.Description.Name, node.Description.Tier, node.Description.Kind, description.Name, description.Kind,
            description.WorkUnitsPerNanosecond, plan.Windows[window].Length, _first[window], _last[window]);
    }

    public IEnumerable<ResourcePoint> Points(int unitsPerNanosecond)
    {
        var before = default(ResourceSampled);
        foreach (var sample in (_all ?? []).Where(sample => sample.Time > Instant.Zero))
        {
            var capacity = (double)(sample.CapacityNanoseconds - before.CapacityNanoseconds) * unitsPerNanosecond;
            var length = (sample.Time - before.Time).Nanoseconds;
            if (length > 0)
            {
                yield return new ResourcePoint(
                    sample.Time,
                    capacity > 0 ? (sample.WorkUnits - before.WorkUnits) / capacity : 0,
                    (sample.WaitingNanoseconds - before.WaitingNanoseconds) / (double)length);
            }

            before = sample;
        }
    }
}
