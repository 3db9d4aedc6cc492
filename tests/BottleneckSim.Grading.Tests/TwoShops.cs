using System.Collections.Immutable;
using BottleneckSim.Grading.Experiments;
using BottleneckSim.Grading.Runs;
using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Cpu.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Web;
using BottleneckSim.Observations.Costs;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Figures;
using BottleneckSim.Scenarios.Objectives;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Grading.Tests;

/// <summary>
/// Two web servers side by side, each with users of its own: 100 requests a second of 4 ms on two cores. The fault makes the code of shop a six
/// times as costly, which is more than its cores can do; shop b has nothing to do with it.
/// </summary>
internal static class TwoShops
{
    public const string OperationA = "GET /a";
    public const string OperationB = "GET /b";

    public static Scenario Scenario { get; } = new()
    {
        Id = "two-shops",
        Title = "Shop a is slow",
        System = new SystemDescription
        {
            Tiers = new[] { Web("a", OperationA), Web("b", OperationB) }.ToImmutableSortedDictionary(tier => tier.Name, tier => (TierOptions)tier, StringComparer.Ordinal),
            Loads = new[] { Users("a", OperationA), Users("b", OperationB) }.ToImmutableSortedDictionary(load => load.Name, load => (LoadOptions)load, StringComparer.Ordinal),
            DefaultLink = new LinkOptions(Duration.FromMicroseconds(250)),
        },
        Objectives =
        [
            new LatencyObjective(OperationA, 95, Duration.FromMilliseconds(120)),
            new SuccessObjective(OperationA, 0.99),
            new LatencyObjective(OperationB, 95, Duration.FromMilliseconds(120)),
        ],
        Prices = new PriceList(ImmutableSortedDictionary.Create<string, TierPrice>(StringComparer.Ordinal).Add("a", new(0.20m, default)).Add("b", new(0.30m, default))),
        Schedule = new Schedule
        {
            WarmUp = Duration.FromSeconds(2),
            FixAt = Instant.FromSeconds(5),
            Settling = Duration.FromSeconds(5),
            Judged = Duration.FromSeconds(10),
            SampleEvery = Duration.FromSeconds(1),
        },
    };

    public static Fix BetterCode { get; } = Fix("better-code", FixVerdict.Reference, Demand("a", OperationA, 4));

    public static Fix MoreCores { get; } = Fix("more-cores", FixVerdict.Alternative, new ResizeCpu("a", 8));

    public static Fix Nothing { get; } = Fix("nothing", FixVerdict.Wrong, new SetWorkers("a", 16));

    public static Fix RefuseUsers { get; } = new(
        "refuse-users", "Answer few users fast", FixVerdict.Wrong, "Those turned away are not served.",
        [new SetWorkers("a", 2), new SetAcceptQueue("a", 0)],
        [new Improvement(new OperationFigure(OperationA, OperationStatistic.LatencyPercentile, 95), 0.5)]);

    public static Fix ShiftThePain { get; } = new(
        "shift-the-pain", "Let shop b do it", FixVerdict.Wrong, "Now shop b is slow.",
        [Demand("a", OperationA, 4), Demand("b", OperationB, 24)],
        [new Improvement(new OperationFigure(OperationA, OperationStatistic.MeanLatency), 0.5)]);

    public static Truth Truth { get; } = new()
    {
        ScenarioId = "two-shops",
        Faults = [new TimedChange(Instant.Zero, Demand("a", OperationA, 24))],
        Fixes = [BetterCode, MoreCores, RefuseUsers, ShiftThePain],
        SeenIn = [new SeenIn(new ResourceFigure("a", "cpu", ResourceStatistic.Utilisation), 3)],
        Debrief = "The code was slow.",
    };

    public static Experiment Experiment(Truth? truth = null, Scenario? scenario = null, Parallelism? parallelism = null) =>
        new(new CheckedEngines(new SequentialEngineFactory()), scenario ?? Scenario, truth ?? Truth, parallelism: parallelism);

    public static Change Demand(string tier, string operation, int milliseconds) => new SetCpuDemand(tier, operation, "work", Exponential(milliseconds));

    public static Fix Fix(string name, FixVerdict verdict, params ImmutableArray<Change> changes) => new(name, name, verdict, "", changes, []);

    private static DurationDemand Exponential(int milliseconds) => new(new ExponentialDistribution(milliseconds * 1e6));

    private static WebOptions Web(string name, string operation) => new()
    {
        Name = name,
        Cpu = new CpuOptions(2),
        Workers = 16,
        AcceptQueue = 64,
        Endpoints = ImmutableSortedDictionary.Create<string, EndpointOptions>(StringComparer.Ordinal)
            .Add(operation, new EndpointOptions(operation, [new UseCpuStep(Exponential(4))])),
    };

    private static OpenLoadOptions Users(string tier, string operation) => new()
    {
        Name = $"users-{tier}",
        To = tier,
        Tasks = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal).Add(operation, 1),
        ArrivalsPerSecond = 100,
    };
}
