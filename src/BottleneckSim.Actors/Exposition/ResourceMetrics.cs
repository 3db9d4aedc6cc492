using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Telemetry.Catalogue;
using Prometheus;

namespace BottleneckSim.Actors.Exposition;

/// <summary>Processors and slots, from their samples.</summary>
internal sealed class ResourceMetrics(MetricFactory factory)
{
    private const double NanosecondsPerSecond = 1e9;

    private readonly Counter _cpuTime = Counter(factory, SystemMetrics.CpuTime);
    private readonly Gauge _cpuUtilization = Gauge(factory, SystemMetrics.CpuUtilization);
    private readonly Gauge _runQueue = Gauge(factory, SystemMetrics.RunQueueLength);
    private readonly Gauge _slotUsage = Gauge(factory, SlotMetrics.Usage);
    private readonly Gauge _slotLimit = Gauge(factory, SlotMetrics.Limit);
    private readonly Gauge _slotWaiting = Gauge(factory, SlotMetrics.Waiting);
    private readonly Counter _slotBusy = Counter(factory, SlotMetrics.BusyTime);
    private readonly Counter _refusals = Counter(factory, SlotMetrics.ConnectionRefusals);

    public void Sampled(NodeMetrics node, in ResourceSampled sample)
    {
        var resource = node.Description.Resources[sample.Resource];
        switch (resource.Kind)
        {
            case ResourceKind.Cpu:
                Processor(node, resource, sample);
                break;
            case ResourceKind.WorkerSlots or ResourceKind.ConnectionSlots or ResourceKind.Lock:
                Slots(node, resource, sample);
                break;
        }
    }

    private void Processor(NodeMetrics node, ResourceDescription cpu, in ResourceSampled sample)
    {
        var busy = Busy(cpu, sample);
        _cpuTime.WithLabels(node.Job, node.Instance, "user").IncTo(busy / NanosecondsPerSecond);
        _cpuTime.WithLabels(node.Job, node.Instance, "idle").IncTo(Math.Max(0, (sample.CapacityNanoseconds - busy) / NanosecondsPerSecond));
        _runQueue.WithLabels(node.Job, node.Instance).Set(sample.Waiting);
        var before = node.Before.GetValueOrDefault(sample.Resource);
        var capacity = sample.CapacityNanoseconds - before.CapacityNanoseconds;
        if (capacity > 0)
        {
            var utilization = Math.Clamp((busy - Busy(cpu, before)) / capacity, 0, 1);
            _cpuUtilization.WithLabels(node.Job, node.Instance, "user").Set(utilization);
            _cpuUtilization.WithLabels(node.Job, node.Instance, "idle").Set(1 - utilization);
        }

        node.Before[sample.Resource] = sample;
    }

    private void Slots(NodeMetrics node, ResourceDescription slots, in ResourceSampled sample)
    {
        _slotUsage.WithLabels(node.Job, node.Instance, slots.Name, "busy").Set(sample.InUse);
        _slotUsage.WithLabels(node.Job, node.Instance, slots.Name, "idle").Set(Math.Max(0, sample.Capacity - sample.InUse));
        _slotLimit.WithLabels(node.Job, node.Instance, slots.Name).Set(sample.Capacity);
        _slotWaiting.WithLabels(node.Job, node.Instance, slots.Name).Set(sample.Waiting);
        _slotBusy.WithLabels(node.Job, node.Instance, slots.Name).IncTo(Busy(slots, sample) / NanosecondsPerSecond);
        _refusals.WithLabels(node.Job, node.Instance, slots.Name).IncTo(sample.Errors);
    }

    private static double Busy(ResourceDescription resource, in ResourceSampled sample) => (double)sample.WorkUnits / resource.WorkUnitsPerNanosecond;

    private static Counter Counter(MetricFactory factory, InstrumentDefinition definition) =>
        factory.CreateCounter(definition.SampleName, definition.Description, Definitions.LabelsOf(definition));

    private static Gauge Gauge(MetricFactory factory, InstrumentDefinition definition) =>
        factory.CreateGauge(definition.SampleName, definition.Description, Definitions.LabelsOf(definition));
}
