using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Autoscaling;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>Autoscalers of web and worker tiers.</summary>
internal static class AutoscalerDefinitions
{
    private static readonly AutoscalerOptions Defaults = new(AutoscalingMetric.Cpu, 0.5, 1, 1);

    private static readonly Key<double> Cpu = Key.Required("cpu", Quantity.Share("1%", "100%"), "The utilisation of processors to keep.");
    private static readonly Key<double> Concurrency = Key.Required("concurrency", Quantity.Number("0.01", "1000000"), "Requests in an instance to keep, waiting ones included.");
    private static readonly Key<double> QueueDepth = Key.Required("queue-depth", Quantity.Number("0.01", "1000000"), "Messages that wait, for each instance of the workers, to keep.");

    private static readonly Key<int> Minimum = Key.Optional("min", Quantity.Count("nodes", "1", "1000"), 1, "The fewest instances.");
    private static readonly Key<int> Maximum = Key.Required("max", Quantity.Count("nodes", "1", "1000"), "The most instances.");
    private static readonly Key<Duration> Every = Key.Optional("every", Quantity.Duration("1s", "1h"), Defaults.Every, "From one look at the metric to the next.");

    private static readonly Key<Duration> Window =
        Key.Optional("window", Quantity.Duration("1s", "1h"), Defaults.Window, "The metric is the mean over this while, in whole periods and at least one.");

    private static readonly Key<Duration> Delay = Key.Optional("delay", Quantity.Duration("0s", "1h"), Defaults.Delay, "How old the newest metric is, in whole periods.");
    private static readonly Key<double> Tolerance = Key.Optional("tolerance", Quantity.Share("0%", "100%"), Defaults.Tolerance, "A metric this near to its target changes nothing.");

    private static readonly Key<Duration> Up = Key.Optional(
        "stabilise-up", Quantity.Duration("0s", "1h"), Defaults.StabilisationUp, "More instances only if all looks of this while have asked for more.");

    private static readonly Key<Duration> Down = Key.Optional(
        "stabilise-down", Quantity.Duration("0s", "1h"), Defaults.StabilisationDown, "Fewer instances only if no look of this while has asked for more.");

    private static readonly Key<Duration> Cooldown =
        Key.Optional("cooldown", Quantity.Duration("0s", "1h"), Defaults.Cooldown, "After a change of the number the autoscaler rests for this long.");

    private static readonly Key<Instant> At = Key.Required("at", Quantity.Instant("0s", "7d"), "When, counted from the start of the run.");
    private static readonly Key<int> Instances = Key.Required("instances", Quantity.Count("nodes", "1", "1000"), "The fewest instances from then on.");

    private static readonly Key<ImmutableArray<ScheduledCapacity>> Schedule = Key.Omittable(
        "schedule",
        new ListShape<ScheduledCapacity>(
            new MappingShape<ScheduledCapacity>(new(
                "scheduled capacity", "From an instant on, there are at least so many instances.", [At, Instances], values => new ScheduledCapacity(values.Get(At), values.Get(Instances)))),
            1, 100),
        "Scheduled scaling: the fewest instances from instants on.",
        "'min' all the time");

    private static readonly ImmutableArray<Key> Terms = [Minimum, Maximum, Every, Window, Delay, Tolerance, Up, Down, Cooldown, Schedule];

    /// <summary>An autoscaler.</summary>
    public static Shape<AutoscalerOptions> Autoscaler { get; } = new ChoiceShape<AutoscalerOptions>(
        "autoscaler",
        [
            By(AutoscalingMetric.Cpu, "autoscaler by utilisation", Cpu),
            By(AutoscalingMetric.Concurrency, "autoscaler by concurrency", Concurrency),
            By(AutoscalingMetric.QueueDepth, "autoscaler by queue depth", QueueDepth),
        ]);

    /// <summary>The autoscaler of a tier.</summary>
    public static Key<AutoscalerOptions> OfTier { get; } =
        Key.Omittable("autoscaler", Autoscaler, "What changes the number of instances with the load; costs follow the instances.", "none");

    /// <summary>The autoscaler of a tier that consumes no queue, and so has no depth of one to go by.</summary>
    public static AutoscalerOptions? WithoutQueue(MappingValues values)
    {
        var autoscaler = values.OrNothing(OfTier);
        if (autoscaler?.Metric == AutoscalingMetric.QueueDepth)
            values.Refuse(OfTier, "the tier consumes no queue, so there is no depth to go by", "'cpu' or 'concurrency'");
        return autoscaler;
    }

    private static Mapping<AutoscalerOptions> By(AutoscalingMetric metric, string title, Key<double> target) => new(
        title,
        "Target tracking as Kubernetes' Horizontal Pod Autoscaler does it, and with its defaults: desired = ceil(instances x metric / target).",
        [target, .. Terms],
        values => Build(values, metric, values.Get(target)));

    private static AutoscalerOptions Build(MappingValues values, AutoscalingMetric metric, double target)
    {
        var schedule = values.GetOr(Schedule, []);
        if (values.Get(Minimum) > values.Get(Maximum))
            values.Refuse(Minimum, "the fewest instances are more than the most", "at most 'max'");
        if (schedule.Any(entry => entry.Instances > values.Get(Maximum)))
            values.Refuse(Schedule, "more instances than the most", "at most 'max'");
        return new AutoscalerOptions(metric, target, values.Get(Minimum), values.Get(Maximum))
        {
            Every = values.Get(Every),
            Window = values.Get(Window),
            Delay = values.Get(Delay),
            Tolerance = values.Get(Tolerance),
            StabilisationUp = values.Get(Up),
            StabilisationDown = values.Get(Down),
            Cooldown = values.Get(Cooldown),
            Schedule = [.. schedule.OrderBy(entry => entry.At)],
        };
    }
}
