using BottleneckSim.Grading.Objectives;
using BottleneckSim.Grading.Statistics;
using BottleneckSim.Grading.Verdicts;
using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Grading.Tests.Verdicts;

public sealed class StoppingRuleTests
{
    private static readonly Requirement Required = new("GET /", null, 0.9);

    [Fact]
    public void The_error_rate_is_shared_out_over_looks_and_objectives() =>
        Assert.Equal(1 - (0.05 / 8), StoppingRule.Default.ConfidenceOf(2), 12);

    [Fact]
    public void A_bound_on_replications_is_the_last_look()
    {
        Assert.Equal([5, 10, 12], StoppingRule.Default.WithAtMost(12).Looks.AsEnumerable());
        Assert.Equal([5, 10], StoppingRule.Default.WithAtMost(10).Looks.AsEnumerable());
        Assert.Equal([2], StoppingRule.Default.WithAtMost(2).Looks.AsEnumerable());
        Assert.Throws<ArgumentOutOfRangeException>(() => StoppingRule.Default.WithAtMost(1));
    }

    [Fact]
    public void An_objective_missed_by_a_hair_is_seldom_called_met_and_one_met_by_a_hair_seldom_missed()
    {
        Assert.InRange(HowOften(Verdict.Met, trueShare: 0.8999), 0, 0.05);
        Assert.InRange(HowOften(Verdict.NotMet, trueShare: 0.9), 0, 0.05);
    }

    [Fact]
    public void A_clear_case_is_decided_at_the_first_look()
    {
        Assert.Equal(1, HowOften(Verdict.Met, trueShare: 0.97));
        Assert.Equal(1, HowOften(Verdict.NotMet, trueShare: 0.8));
    }

    /// <summary>How often, of many verdicts, the sequential rule gives an answer; 200 requests a seed, seeds differing by some luck of their own.</summary>
    private static double HowOften(Verdict verdict, double trueShare)
    {
        const int Verdicts = 400;
        var count = 0;
        for (ulong trial = 0; trial < Verdicts; trial++)
            count += Decide(trial, trueShare) == verdict ? 1 : 0;
        return count / (double)Verdicts;
    }

    private static Verdict Decide(ulong trial, double trueShare)
    {
        var rule = StoppingRule.Default;
        var samples = new List<ShareSample>();
        var answer = Verdict.Inconclusive;
        foreach (var look in rule.Looks)
        {
            while (samples.Count < look)
                samples.Add(Sample(trial, (ulong)samples.Count, trueShare));
            answer = RequirementJudgement.Of(Required, ShareInterval.Of(samples, rule.ConfidenceOf(1))).Verdict;
            if (answer != Verdict.Inconclusive)
                break;
        }

        return answer;
    }

    private static ShareSample Sample(ulong trial, ulong seed, double trueShare)
    {
        double Unit(ulong index) => (StableHash.Mix((trial << 32) ^ (seed << 16) ^ (index + 1)) >> 11) * (1.0 / (1UL << 53));
        var share = trueShare + ((Unit(0) - 0.5) * 0.04);
        return new ShareSample(Enumerable.Range(1, 200).Count(index => Unit((ulong)index) < share), 200);
    }
}
