using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Resources;

namespace BottleneckSim.Grading.Measurements;

/// <summary>The samples of one resource that windows and series need.</summary>
internal sealed class ResourceSamples(MeasurementPlan plan)
{
    private readonly ResourceSampled[] _first = new ResourceSampled[plan.Windows.Length];
    private readonly ResourceSampled[] _last = new ResourceSampled[plan.Windows.Length];
    private readonly CpuSampled[] _firstLosses = new CpuSampled[plan.Windows.Length];
    private readonly CpuSampled[] _lastLosses = new CpuSampled[plan.Windows.Length];
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

    public void Take(in CpuSampled fact)
    {
        for (var window = 0; window < plan.Windows.Length; window++)
        {
            if (fact.Time <= plan.Windows[window].From)
                _firstLosses[window] = fact;
            if (fact.Time <= plan.Windows[window].To)
                _lastLosses[window] = fact;
        }
    }

    public ResourceUse In(int window, MeasuredNode node, int resource)
    {
        var description = node.Description.Resources[resource];
        return new ResourceUse(
            node.Description.Name, node.Description.Tier, node.Description.Kind, description.Name, description.Kind,
            description.WorkUnitsPerNanosecond, plan.Windows[window].Length, _first[window], _last[window])
        {
            Losses = CpuLosses.Between(_firstLosses[window], _lastLosses[window], description.WorkUnitsPerNanosecond),
        };
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
