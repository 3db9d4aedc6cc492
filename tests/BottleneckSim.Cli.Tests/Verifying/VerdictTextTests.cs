using BottleneckSim.Cli.Proving;
using BottleneckSim.Cli.Verifying;
using BottleneckSim.Grading.Figures;
using BottleneckSim.Grading.Objectives;
using BottleneckSim.Grading.Proofs;
using BottleneckSim.Grading.Statistics;
using BottleneckSim.Grading.Verdicts;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Figures;
using BottleneckSim.Scenarios.Objectives;
using BottleneckSim.TestSupport.Files;

namespace BottleneckSim.Cli.Tests.Verifying;

/// <summary>What a person reads of verdicts and proofs, held to files that a person has read.</summary>
public sealed class VerdictTextTests
{
    private static readonly LatencyObjective Latency = new("GET /page", 95, Duration.FromMilliseconds(300));

    [Fact]
    public void A_verdict_reads_as_approved() => Matches(
        CommandLineRun.TextOf(terminal => VerdictText.Write(terminal.Console, Report(), "Give the machine one more core")), "verdict.approved.txt");

    [Fact]
    public void The_json_of_a_verdict_does_not_name_the_reference_fix() =>
        Assert.DoesNotContain("better-code", VerdictJson.Of(Report()).ToJsonString(), StringComparison.Ordinal);

    [Fact]
    public void Proofs_read_as_approved() => Matches(CommandLineRun.TextOf(terminal => ProofText.Write(terminal.Console, Proofs())), "proofs.approved.txt");

    private static void Matches(string text, string file) => GoldenFile.Matches(text, "tests", "BottleneckSim.Cli.Tests", "Approved", file);

    private static VerdictReport Report() => new()
    {
        ScenarioId = "small-shop",
        FixName = "one-more-core",
        Engine = "sequential",
        Verdict = Verdict.NotMet,
        Replications = 5,
        BaseSeed = 1,
        ErrorRate = 0.05,
        Confidence = 0.99375,
        Objectives =
        [
            new ObjectiveReport(
                Latency, Requirement.Of(Latency), Judged(0.02, 0.01, 0.03), Judged(0.5, 0.4, 0.6), Known(0.48, 0.39, 0.57),
                new LatencyEstimate(new Estimate(double.PositiveInfinity, Interval.Unbounded, 5), 2.5, double.PositiveInfinity),
                new LatencyEstimate(Known(1.2, 0.9, 1.5), 0.8, 1.6)),
        ],
        Operations =
        [
            new OperationEffect(
                "POST /page", Known(1, 1, 1), Known(0.9, 0.89, 0.91), Known(-0.1, -0.11, -0.09), Known(0.01, 0.009, 0.011), Known(0.02, 0.019, 0.021), Known(0.01, 0.008, 0.012)),
        ],
        CostPerHourBefore = 0.70m,
        CostPerHourAfter = 0.95m,
        Regret = new Regret("better-code", 0.25m, 0.48),
    };

    private static ProofReport Proofs() => new("small-shop", "sequential", 1, 0.05,
    [
        new Proof
        {
            Kind = ProofKind.HealthyMeets,
            FixName = "",
            Holds = true,
            Expected = Verdict.Met,
            Allowed = 0.8,
            Judgement = new Judgement("healthy", [Judged(0.99, 0.98, 1)], 5, 0.99),
        },
        new Proof
        {
            Kind = ProofKind.WrongFixFails,
            FixName = "one-more-core",
            Holds = false,
            Figures = [new FigureComparison(new OperationFigure("GET /page", OperationStatistic.Throughput), Known(30, 29, 31), Known(31, 30, 32), 1.1, false)],
            Note = "No figure that it names gets better by ten per cent.",
        },
        new Proof { Kind = ProofKind.FixOnlyCosts, FixName = "more-cores", Holds = true, CostPerHour = (0.7m, 0.9m) },
    ]);

    private static RequirementJudgement Judged(double share, double low, double high) => RequirementJudgement.Of(Requirement.Of(Latency), Known(share, low, high));

    private static Estimate Known(double value, double low, double high) => new(value, new Interval(low, high), 5);
}
