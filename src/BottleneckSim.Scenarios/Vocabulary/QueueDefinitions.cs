using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Systems;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>Message brokers.</summary>
internal static class QueueDefinitions
{
    private static readonly Key<string> Kind = Key.Required(KindShape<TierOptions>.KindWord, Words.Only("queue"), "What the tier is.");

    private static readonly Key<int> Capacity = Key.Optional(
        "capacity", Quantity.Count("messages", "1", "100M"), 1_000_000, "Messages that may wait; more are refused.");

    public static Mapping<TierOptions> Queue { get; } = new(
        "queue tier",
        "A message broker with one first-in first-out queue.",
        [Kind, Capacity],
        values => new QueueOptions { Name = values.Name, Capacity = values.Get(Capacity) });

    /// <summary>A queue tier that a change puts in.</summary>
    public static Shape<QueueOptions> NewQueue { get; } = new MappingShape<QueueOptions>(new(
        "new queue",
        "A queue tier that a change puts in; one of the same name that is there already is used as it is.",
        [NewTiers.Name, Capacity],
        values => new QueueOptions { Name = values.Get(NewTiers.Name), Capacity = values.Get(Capacity) }));
}
