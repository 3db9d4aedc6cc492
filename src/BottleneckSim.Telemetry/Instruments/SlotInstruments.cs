using System.Diagnostics.Metrics;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Telemetry.Catalogue;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>A node's worker slots, server connections and locks.</summary>
internal sealed class SlotInstruments
{
    private static readonly IReadOnlyList<ResourceKind> Slots = [ResourceKind.WorkerSlots, ResourceKind.ConnectionSlots, ResourceKind.Lock];
    private static readonly IReadOnlyList<ResourceKind> Doors = [ResourceKind.WorkerSlots, ResourceKind.ConnectionSlots];
    private readonly Histogram<double> _waitTime;
    private readonly TagTable _tags;

    public SlotInstruments(Meter meter, NodeResources resources)
    {
        _waitTime = meter.CreateHistogram(SlotMetrics.WaitTime);
        _tags = new TagTable(1, (resource, _) => [Name(resources[resource])]);
        meter.Observe(SlotMetrics.Usage, () => States(resources));
        Observe(SlotMetrics.Limit, Slots, static slots => slots.Sample!.Value.Capacity);
        Observe(SlotMetrics.Waiting, Slots, static slots => slots.Sample!.Value.Waiting);
        Observe(SlotMetrics.BusyTime, Slots, static slots => slots.BusySeconds(slots.Sample!.Value));
        Observe(SlotMetrics.ConnectionRefusals, Doors, static slots => slots.Sample!.Value.Errors);
        if (resources.Has(ResourceKind.WorkerSlots))
        {
            meter.Observe(SystemMetrics.ProcessThreadCount, () => resources.Of(ResourceKind.WorkerSlots).Sum(slots => slots.Sample!.Value.Capacity));
        }

        void Observe(InstrumentDefinition definition, IReadOnlyList<ResourceKind> kinds, Func<SampledResource, double> value) =>
            meter.Observe(definition, () => resources.Measure(kinds, AttributeKeys.ResourceName, value));
    }

    public static bool IsSlot(ResourceKind kind) => Slots.Contains(kind);

    public void RecordWait(int resource, double seconds) => _waitTime.Record(seconds, _tags[resource, 0]);

    private static IEnumerable<Measurement<double>> States(NodeResources resources)
    {
        foreach (var slots in resources.Of(Slots))
        {
            var sample = slots.Sample!.Value;
            yield return new(sample.InUse, Name(slots), new Tag(AttributeKeys.SlotState, "busy"));
            yield return new(Math.Max(0, sample.Capacity - sample.InUse), Name(slots), new Tag(AttributeKeys.SlotState, "idle"));
        }
    }

    private static Tag Name(SampledResource slots) => new(AttributeKeys.ResourceName, slots.Name);
}
