using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Systems;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>Message brokers.</summary>
internal static class QueueDefinitions
{
    private static readonly Key<string> Kind = Key.Required(KindShape<TierOptions>.KindWord, Words.Only("queue"), "What the tier is.");

    private static readonly Key<int> Capacity = Key.Optional(
        "capacity", CapacityRange, 1_000_000, "Messages that may wait; more are refused. As many dead letters are kept.");

    private static readonly Key<Duration> Visibility = Key.Omittable(
        "visibility-timeout",
        VisibilityRange,
        "How long a delivered message stays hidden; if it is not acknowledged by then, it is delivered again.",
        "none: it comes back when its worker's connection breaks");

    private static readonly Key<int> MaximumDeliveries = Key.Omittable(
        "maximum-deliveries", DeliveriesRange, "How often a message is delivered before it goes to the dead letters.", "without end");

    private static readonly Key<Duration> Lifetime = Key.Omittable("message-lifetime", LifetimeRange, "How old a message may get before it is dropped.", "as old as it likes");
    private static readonly Key<Duration> Delay = Key.Optional("delivery-delay", DelayRange, Duration.Zero, "How long every new message waits before it may be taken.");

    private static readonly Key<Duration> First = Key.Required("first", Quantity.Duration("1ms", "15min"), "After the first failure; then twice as long each time.");
    private static readonly Key<Duration> Most = Key.Required("most", Quantity.Duration("1ms", "12h"), "The longest.");

    /// <summary>How long failed messages wait, for queues and for changes.</summary>
    public static Key<RedeliveryBackOff> BackOff { get; } = Key.Omittable(
        "redelivery-back-off",
        new MappingShape<RedeliveryBackOff>(new(
            "redelivery back-off", "How long a message waits that a worker gave back because its work failed.", [First, Most], BuildBackOff)),
        "How long a message waits that a worker gave back because its work failed.",
        "none");

    public static Mapping<TierOptions> Queue { get; } = new(
        "queue tier",
        "A message broker with one first-in first-out queue.",
        [Kind, ProgramDefinitions.Boot, Capacity, Visibility, MaximumDeliveries, Lifetime, Delay, BackOff],
        values => Build(values.Name, values) with { Boot = values.Get(ProgramDefinitions.Boot) });

    /// <summary>A queue tier that a change puts in.</summary>
    public static Shape<QueueOptions> NewQueue { get; } = new MappingShape<QueueOptions>(new(
        "new queue",
        "A queue tier that a change puts in; one of the same name that is there already is used as it is.",
        [NewTiers.Name, Capacity, Visibility, MaximumDeliveries, Lifetime, Delay, BackOff],
        values => Build(values.Get(NewTiers.Name), values)));

    public static Shape<int> CapacityRange => Quantity.Count("messages", "1", "100M");

    public static Shape<int> DeliveriesRange => Quantity.Count("deliveries", "1", "1000");

    public static Shape<Duration> VisibilityRange => Quantity.Duration("1ms", "12h");

    public static Shape<Duration> LifetimeRange => Quantity.Duration("1ms", "14d");

    public static Shape<Duration> DelayRange => Quantity.Duration("0ns", "15min");

    private static QueueOptions Build(string name, MappingValues values) => new()
    {
        Name = name,
        Capacity = values.Get(Capacity),
        VisibilityTimeout = values.OrNull(Visibility),
        MaximumDeliveries = values.OrNull(MaximumDeliveries),
        MessageLifetime = values.OrNull(Lifetime),
        DeliveryDelay = values.Get(Delay),
        BackOff = values.OrNothing(BackOff),
    };

    private static RedeliveryBackOff BuildBackOff(MappingValues values)
    {
        if (values.Get(Most) < values.Get(First))
            values.Refuse(Most, "the longest wait is shorter than the first", $"{values.Get(First)} and more");
        return new RedeliveryBackOff(values.Get(First), values.Get(Most));
    }
}
