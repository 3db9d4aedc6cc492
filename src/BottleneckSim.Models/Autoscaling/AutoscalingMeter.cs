using System.Globalization;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Workers;
using BottleneckSim.Observations.Caching;
using BottleneckSim.Observations.Calls;
using BottleneckSim.Observations.Network;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Queues;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Autoscaling;

/// <summary>The metrics that autoscalers know: what nodes say of themselves when they are sampled, kept for a while.</summary>
/// <remarks>
/// <code>
/// nodes ──facts──► meter ──► the run's sink        samples that only autoscalers asked for stay here
///                    └── histories ──► autoscalers
/// </code>
/// </remarks>
internal sealed class AutoscalingMeter(ObservationSink sink) : CompositeSink(sink)
{
    private readonly Dictionary<int, NodeDescribed> _nodes = [];
    private readonly Dictionary<int, MetricHistory> _cpu = [];
    private readonly Dictionary<int, MetricHistory> _requests = [];
    private readonly Dictionary<int, (double Busy, double Capacity)> _cpuNow = [];
    private readonly Dictionary<string, long> _depths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MetricHistory> _queues = new(StringComparer.Ordinal);

    /// <summary>Whether the samples that come now are for the autoscalers.</summary>
    public bool IsMeasuring { get; set; }

    /// <summary>What is known of a tier.</summary>
    public TierReading Read(ProgramTierOptions tier, AutoscalerOptions options, Instant now)
    {
        var to = now - Whole(options.Delay, options.Every);
        var from = to - Duration.Max(options.Every, Whole(options.Window, options.Every));
        if (from < Instant.Zero)
        {
            return new TierReading(tier.Instances, 0, 0);
        }

        if (options.Metric == AutoscalingMetric.QueueDepth)
        {
            var depth = tier is WorkerOptions workers && _queues.TryGetValue(workers.Queue, out var queue) ? queue.MeanBetween(from, to) : null;
            return new TierReading(tier.Instances, depth is null ? 0 : tier.Instances, depth ?? 0);
        }

        var (measured, sum) = (0, 0.0);
        foreach (var (node, history) in options.Metric == AutoscalingMetric.Cpu ? _cpu : _requests)
        {
            if (IsInService(_nodes[node], tier) && history.MeanBetween(from, to) is { } mean)
            {
                (measured, sum) = (measured + 1, sum + mean);
            }
        }

        return new TierReading(tier.Instances, measured, sum);
    }

    /// <summary>Takes a look: notes what the samples have said.</summary>
    public void Note(Instant now, Instant forgetBefore)
    {
        foreach (var (node, (busy, capacity)) in _cpuNow)
        {
            HistoryOf(_cpu, node).Add(now, busy, capacity);
        }

        foreach (var (queue, depth) in _depths)
        {
            var history = HistoryOf(_queues, queue);
            history.AddStep(now, depth);
        }

        foreach (var history in _cpu.Values.Concat(_requests.Values).Concat(_queues.Values))
        {
            history.ForgetBefore(forgetBefore);
        }

        _cpuNow.Clear();
    }

    /// <inheritdoc />
    public override void Observe(NodeDescribed fact)
    {
        _nodes[fact.Node] = fact;
        if (fact.IsGone)
        {
            _nodes.Remove(fact.Node);
            _cpu.Remove(fact.Node);
            _requests.Remove(fact.Node);
            _cpuNow.Remove(fact.Node);
        }

        base.Observe(fact);
    }

    /// <inheritdoc />
    public override void Observe(in ResourceSampled fact)
    {
        if (!IsMeasuring)
        {
            base.Observe(fact);
        }
        else if (_nodes.TryGetValue(fact.Node, out var node))
        {
            Take(node.Resources[fact.Resource], fact);
        }
    }

    /// <inheritdoc />
    /// <remarks>A core that switches, stalls, collects or is kept by a neighbour is busy as the operating system tells it.</remarks>
    public override void Observe(in CpuSampled fact)
    {
        if (!IsMeasuring)
        {
            base.Observe(fact);
        }
        else if (_cpuNow.TryGetValue(fact.Node, out var now))
        {
            _cpuNow[fact.Node] = now with { Busy = now.Busy + fact.SwitchingUnits + fact.StalledUnits + fact.StolenUnits + fact.CollectingUnits };
        }
    }

    /// <inheritdoc />
    public override void Observe(in QueueSampled fact)
    {
        if (!IsMeasuring)
        {
            base.Observe(fact);
        }
        else if (_nodes.TryGetValue(fact.Node, out var node))
        {
            _depths[node.Tier] = fact.Depth;
        }
    }

    /// <inheritdoc />
    public override void Observe(in DiskSampled fact)
    {
        if (!IsMeasuring)
        {
            base.Observe(fact);
        }
    }

    /// <inheritdoc />
    public override void Observe(in MemorySampled fact)
    {
        if (!IsMeasuring)
        {
            base.Observe(fact);
        }
    }

    /// <inheritdoc />
    public override void Observe(in CacheSampled fact)
    {
        if (!IsMeasuring)
        {
            base.Observe(fact);
        }
    }

    /// <inheritdoc />
    public override void Observe(in CallsSampled fact)
    {
        if (!IsMeasuring)
        {
            base.Observe(fact);
        }
    }

    /// <inheritdoc />
    public override void Observe(in NetworkSampled fact)
    {
        if (!IsMeasuring)
        {
            base.Observe(fact);
        }
    }

    /// <inheritdoc />
    public override void Observe(in LinkSampled fact)
    {
        if (!IsMeasuring)
        {
            base.Observe(fact);
        }
    }

    private void Take(ResourceDescription resource, in ResourceSampled fact)
    {
        if (resource.Kind == ResourceKind.Cpu)
        {
            _cpuNow[fact.Node] = (fact.WorkUnits, (double)fact.CapacityNanoseconds * resource.WorkUnitsPerNanosecond);
        }
        else if (resource.Kind == ResourceKind.WorkerSlots)
        {
            HistoryOf(_requests, fact.Node).Add(fact.Time, fact.JobNanoseconds, fact.Time.Nanoseconds);
        }
    }

    /// <summary>Those that drain have higher numbers than the tier has instances.</summary>
    private static bool IsInService(NodeDescribed node, TierOptions tier)
    {
        if (node.Tier != tier.Name || node.Kind is not (NodeKind.Web or NodeKind.Worker))
        {
            return false;
        }

        var number = node.Name.AsSpan(tier.Name.Length + 1);
        var life = number.IndexOf('.');
        return int.Parse(life < 0 ? number : number[..life], CultureInfo.InvariantCulture) <= tier.Instances;
    }

    private static MetricHistory HistoryOf<TKey>(Dictionary<TKey, MetricHistory> histories, TKey key)
        where TKey : notnull
    {
        if (!histories.TryGetValue(key, out var history))
        {
            histories.Add(key, history = new MetricHistory());
        }

        return history;
    }

    private static Duration Whole(Duration length, Duration period) => period * ((length.Nanoseconds + period.Nanoseconds - 1) / period.Nanoseconds);
}
