using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Locking;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Models.Programs.Transactions;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>What nodes do for one kind of request or job.</summary>
internal static class ProgramDefinitions
{
    /// <summary>Loops within loops may not repeat a step more often than this in one run of a program.</summary>
    private const long MostRepetitions = 1_000_000;

    /// <summary>What a loop of as many turns as an attribute says counts as.</summary>
    private const long TypicalAttribute = 100;

    private static readonly Key<ImmutableArray<Step>> Steps = Key.Required("steps", StepDefinitions.Steps, "The program, one step after another.");
    private static readonly Key<long> Content = Key.Optional("content", Quantity.Size("0B", "1GiB"), 2_000, "Size of the answer.");

    private static readonly Key<int> Priority = Key.Optional(
        "priority", AdmissionDefinitions.PriorityClass, 0, "The class in which its requests wait for a worker; 0 is the most important.");

    private static readonly Mapping<EndpointOptions> Program = new(
        "program",
        "What a node does for one kind of request or job. A bare list of steps is a program with an answer of the default size.",
        [Steps, Content, Priority],
        values => new EndpointOptions(values.Name, values.Get(Steps), values.Get(Content)) { Priority = values.Get(Priority) });

    /// <summary>A program of a bounded number of repetitions, or its bare steps.</summary>
    public static Shape<EndpointOptions> Bounded { get; } = new CheckedShape<EndpointOptions>(
        new ChoiceShape<EndpointOptions>("program", [Program])
        {
            List = new ConvertedShape<ImmutableArray<Step>, EndpointOptions>(
                StepDefinitions.Steps, (steps, context) => new EndpointOptions(context.Name, steps)),
        },
        program => Repetitions(program.Steps) > MostRepetitions ? "its loops within loops repeat steps too often" : null,
        "allowed: at most 1,000,000 repetitions in one run of a program");

    public static Key<ImmutableSortedDictionary<string, EndpointOptions>> Endpoints { get; } = Key.Required(
        "endpoints", new NamedShape<EndpointOptions>(NameKind.Endpoint, NameShape.Endpoint, Bounded, 1, 200), "What callers can ask for.");

    public static Key<ImmutableSortedDictionary<string, EndpointOptions>> Jobs { get; } = Key.Required(
        "jobs", new NamedShape<EndpointOptions>(NameKind.Job, NameShape.Dashed, Bounded, 1, 200), "What can be done for a message.");

    public static Key<int> Workers { get; } =
        Key.Required("workers", Quantity.Count("threads", "1", "100k"), "Programs that each node runs at once.");

    public static Key<Duration> Boot { get; } = Key.Optional(
        "boot", Quantity.Duration("0s", "1h"), Duration.FromSeconds(30), "How long an instance that is added later takes until it serves: it is billed, and gets nothing.");

    public static Key<int> Instances { get; } = Key.Optional("instances", Quantity.Count("nodes", "1", "1000"), 1, "Equal nodes of the tier.");

    private static long Repetitions(ImmutableArray<Step> steps) => steps.Aggregate(1L, (sum, step) => Math.Min(sum + Repetitions(step), MostRepetitions + 1));

    private static long Repetitions(Step step) => step switch
    {
        ForEachStep loop => (loop.Turns is null ? loop.Count : TypicalAttribute) * Repetitions(loop.Steps),
        LockStep held => Repetitions(held.Steps),
        TransactionStep transaction => Repetitions(transaction.Steps),
        CacheStep cache => Repetitions(cache.Otherwise) + Repetitions(cache.Validate),
        ParallelStep parallel => parallel.Copies * parallel.Branches.Sum(Repetitions),
        _ => 1,
    };
}
