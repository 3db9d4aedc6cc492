using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Loads.Patterns;
using BottleneckSim.Models.Loads.Traces;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Vocabulary.Calls;

namespace BottleneckSim.Scenarios.Vocabulary.Loads;

/// <summary>The users of a system.</summary>
internal static class LoadDefinitions
{
    private static readonly Key<int> Users = Key.Required("users", Quantity.Count("users", "1", "10M"), "How many users.");

    private static readonly Key<double> SpawnRate =
        Key.Omittable("spawn-rate", Quantity.Rate("0.001/s", "1000000/s"), "How fast they arrive until all are there.", "all at once");

    private static readonly Key<WaitTime> Wait = Key.Required("wait", WaitDefinitions.Wait, "The wait after each answer, before the next request.");

    private static readonly Key<ImmutableArray<LoadStage>> Stages =
        Key.Required("stages", ShapeDefinitions.Stages(1), "How many users when, in the order of the stages' ends.");

    private static readonly Key<double> Arrivals =
        Key.Required("arrivals", Quantity.Rate("0.001/s", "10000000/s"), "Requests that come, whether or not earlier ones were answered.");

    private static readonly Key<ArrivalProcess> Process = Key.Optional(
        "process",
        new WordShape<ArrivalProcess>(("poisson", ArrivalProcess.Poisson), ("constant", ArrivalProcess.Constant)),
        ArrivalProcess.Poisson,
        "How arrivals are spaced: by chance, or evenly.");

    private static readonly Key<RatePattern> Pattern =
        Key.Omittable("pattern", PatternDefinitions.Pattern, "How the rate changes in time.", "it does not");

    private static readonly Key<int> Visitors = Key.Omittable(
        "visitors", Quantity.Count("users", "1", "1G"), "How many different users the requests come from.", "each request comes from somebody new");

    private static readonly Key<ImmutableArray<TraceArrival>> Trace = Key.Required(
        "trace",
        TraceShape.Instance,
        "A file of recorded requests, relative to this one: lines `at,operation`, for example `1.250s,GET /orders`, in the order of time.");

    private static readonly Key<string> To = Key.Required("to", new ReferenceShape(NameKind.Web), "The tier that is asked.");

    private static readonly Key<ImmutableSortedDictionary<string, int>> Tasks = Key.Required(
        "tasks",
        new MapShape<int>(new ReferenceShape(NameKind.Endpoint), Quantity.Count("parts", "1", "1M"), 1, 200),
        "What is asked for: endpoint and weight.").InScopeOf("to");

    private static readonly Key<Duration> Timeout = Key.Optional(
        "timeout", Quantity.Duration("1ms", "1h"), Duration.FromSeconds(60), "How long a user waits for an answer before giving up.");

    private static readonly Mapping<LoadOptions> Closed = new(
        "closed load",
        "Users who each wait for the answer and then for a while before the next request, as Locust's users do.",
        [Users, SpawnRate, Wait, Tasks, To, Timeout, .. CallPolicyDefinitions.OfLoads],
        values => new ClosedLoadOptions
        {
            Name = values.Name,
            To = values.Get(To),
            Tasks = values.Get(Tasks),
            Timeout = values.Get(Timeout),
            Policy = CallPolicyDefinitions.Read(values),
            Users = values.Get(Users),
            SpawnPerSecond = values.OrNull(SpawnRate),
            WaitNanoseconds = values.Get(Wait).Nanoseconds,
            WaitRule = values.Get(Wait).Rule,
        },
        check: DeclareTasks);

    private static readonly Mapping<LoadOptions> Shaped = new(
        "shaped load",
        "Users as in a closed load, more or fewer of them stage after stage, as Locust's load shapes tell it.",
        [Stages, Wait, Tasks, To, Timeout, .. CallPolicyDefinitions.OfLoads],
        values => new ClosedLoadOptions
        {
            Name = values.Name,
            To = values.Get(To),
            Tasks = values.Get(Tasks),
            Timeout = values.Get(Timeout),
            Policy = CallPolicyDefinitions.Read(values),
            Users = Math.Max(1, values.Get(Stages)[^1].Users),
            WaitNanoseconds = values.Get(Wait).Nanoseconds,
            WaitRule = values.Get(Wait).Rule,
            Stages = values.Get(Stages),
        },
        check: DeclareTasks);

    private static readonly Mapping<LoadOptions> Open = new(
        "open load",
        "Requests that come at a rate.",
        [Arrivals, Process, Pattern, Visitors, Tasks, To, Timeout, .. CallPolicyDefinitions.OfLoads],
        values => new OpenLoadOptions
        {
            Name = values.Name,
            To = values.Get(To),
            Tasks = values.Get(Tasks),
            Timeout = values.Get(Timeout),
            Policy = CallPolicyDefinitions.Read(values),
            ArrivalsPerSecond = values.Get(Arrivals),
            Process = values.Get(Process),
            Pattern = values.OrNothing(Pattern),
            Visitors = values.OrNull(Visitors),
        },
        check: DeclareTasks);

    private static readonly Mapping<LoadOptions> Traced = new(
        "trace load",
        "Requests as they were recorded.",
        [Trace, To, Timeout, .. CallPolicyDefinitions.OfLoads],
        values => new TraceLoadOptions
        {
            Name = values.Name,
            To = values.Get(To),
            Tasks = CountTasks(values.Get(Trace)),
            Timeout = values.Get(Timeout),
            Policy = CallPolicyDefinitions.Read(values),
            Arrivals = values.Get(Trace),
        },
        check: DeclareRecorded);

    /// <summary>The load populations of a system.</summary>
    public static Shape<ImmutableSortedDictionary<string, LoadOptions>> Loads { get; } = new NamedShape<LoadOptions>(
        NameKind.Load, NameShape.Dashed, new ChoiceShape<LoadOptions>("load", [Closed, Shaped, Open, Traced]), 1, 100);

    private static ImmutableSortedDictionary<string, int> CountTasks(ImmutableArray<TraceArrival> arrivals) => arrivals
        .CountBy(arrival => arrival.Operation, StringComparer.Ordinal)
        .ToImmutableSortedDictionary(each => each.Key, each => each.Value, StringComparer.Ordinal);

    private static void DeclareTasks(MappingValues values)
    {
        if (values.Node.Find(Tasks.Word)?.Value is not MappingNode tasks)
        {
            values.Context.Names.MarkUnclear(NameKind.Operation, Scope.System);
            return;
        }

        foreach (var task in tasks.Entries)
            values.Context.Names.Declare(NameKind.Operation, Scope.System, task.Key.Text);
    }

    /// <summary>What a trace asks for must be endpoints of the tier, as what tasks ask for.</summary>
    private static void DeclareRecorded(MappingValues values)
    {
        if (!values.TryGet(Trace, out var arrivals) || !values.TryGet(To, out var tier))
        {
            values.Context.Names.MarkUnclear(NameKind.Operation, Scope.System);
            return;
        }

        var context = values.Context with { Subject = Trace.Word, Scope = Scope.System.Within(tier) };
        foreach (var operation in arrivals.Select(arrival => arrival.Operation).Distinct(StringComparer.Ordinal))
        {
            context.Refer(NameKind.Endpoint, operation, values.At(Trace));
            context.Names.Declare(NameKind.Operation, Scope.System, operation);
        }
    }
}
