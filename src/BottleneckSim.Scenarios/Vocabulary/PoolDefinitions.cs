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

    /// <summary>Connections beyond a size, for pools and for changes.</summary>
    public static Shape<int> OverflowSize => Quantity.Count("connections", "0", "10k");

    private static readonly Key<int> Overflow = Key.Optional(
        "overflow", OverflowSize, 0, "Connections beyond the size, opened when all are in use and closed when they come back.");

    private static readonly Key<int> RoundTrips =
        Key.Optional("round-trips", Quantity.Count("times", "1", "20"), ConnectionSetUp.Default.RoundTrips, "Round trips over the link.");

    private static readonly Key<Duration> ServerCpu = Key.Optional(
        "server-cpu", Quantity.Duration("0ns", "1s"), ConnectionSetUp.Default.ServerCpu, "Processor time of the database for the new session.");

    private static readonly Key<ConnectionSetUp> SetUp = Key.Omittable(
        "set-up",
        new MappingShape<ConnectionSetUp>(new(
            "connection set-up",
            "What it takes to open a connection before a request can go over it.",
            [RoundTrips, ServerCpu],
            values => new ConnectionSetUp(values.Get(RoundTrips), values.Get(ServerCpu)))),
        "What it takes to open a connection.",
        "nothing");

    private static readonly Key<Duration> MaximumLifetime = Key.Omittable(
        "max-lifetime", Quantity.Duration("1s", "30d"), "A connection that has been open for longer is closed.", "never");

    private static readonly Key<Duration> MaximumIdle = Key.Omittable(
        "max-idle", Quantity.Duration("1s", "30d"), "A connection that nobody has used for longer is closed.", "never");

    public static Mapping<PoolOptions> Pool { get; } = new(
        "pool",
        "Connections that each instance of a tier keeps to another tier.",
        [To, Size, Overflow, Timeout, MaximumWaiting, SetUp, MaximumLifetime, MaximumIdle],
        values => new PoolOptions(values.Name, values.Get(To), values.Get(Size), values.Get(Timeout), values.Get(MaximumWaiting))
        {
            Overflow = values.Get(Overflow),
            SetUp = values.OrNothing(SetUp),
            MaximumLifetime = values.OrNull(MaximumLifetime),
            MaximumIdle = values.OrNull(MaximumIdle),
        },
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
