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
}
