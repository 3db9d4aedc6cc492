using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>Pools of connections.</summary>
internal static class PoolDefinitions
{
    private static readonly Key<string> To = Key.Required("to", new ReferenceShape(NameKind.Tier), "The tier that the connections lead to.");

    private static readonly Key<int> Size =
        Key.Required("size", Quantity.Count("connections", "1", "10k"), "Connections in the pool of each instance.");

    private static readonly Key<Duration> Timeout = Key.Optional(
        "timeout", Quantity.Duration("1ms", "1h"), PoolOptions.DefaultTimeout, "How long a request waits for a connection before it fails.");

    private static readonly Key<int> MaximumWaiting = Key.Optional(
        "max-waiting", Quantity.Count("requests", "1", "1M"), 10_000, "Requests that may wait at once; more are refused.");

    public static Mapping<PoolOptions> Pool { get; } = new(
        "pool",
        "Connections that each instance of a tier keeps to another tier.",
        [To, Size, Timeout, MaximumWaiting],
        values => new PoolOptions(values.Name, values.Get(To), values.Get(Size), values.Get(Timeout), values.Get(MaximumWaiting)),
        check: NoteTarget);

    /// <summary>The pools of a program tier.</summary>
    public static Key<ImmutableSortedDictionary<string, PoolOptions>> Pools { get; } = Key.Omittable(
        "pools",
        new NamedShape<PoolOptions>(NameKind.Pool, NameShape.Dashed, new MappingShape<PoolOptions>(Pool), 0, 100),
        "The connection pools of each node.",
        "none");

    private static void NoteTarget(MappingValues values)
    {
        if (values.Node.Find(To.Word)?.Value is ScalarNode to)
            values.Context.Names.Point(NameKind.Pool, values.Context.Scope, values.Name, to.Text);
        else
            values.Context.Names.MarkUnclear(NameKind.Pool, values.Context.Scope);
    }
}
