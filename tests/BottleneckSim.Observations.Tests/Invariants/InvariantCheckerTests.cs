using BottleneckSim.Observations.Invariants;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Observations.Tests.Invariants;

public sealed class InvariantCheckerTests
{
    private static readonly Gen<(int Gap, int Service)> Job = Gen.Choose(0, 40).Zip(Gen.Choose(0, 60), (gap, service) => (gap, service));

    [Fact]
    public void Every_correct_queue_passes()
    {
        var stations = Gen.Choose(1, 5).SelectMany(servers => Gen.Choose(1, 97).SelectMany(every => Gen.ListOf(Job).Select(jobs => (servers, every, jobs: jobs.ToArray()))));
        Prop.ForAll(stations.ToArbitrary(), station => Check(QueueStation.Run(station.servers, station.jobs, station.every)).Count == 0)
            .Check(seed: 20_261_122);
    }

    [Fact]
    public void Any_shift_of_any_integral_or_count_of_any_sample_is_caught()
    {
        var plants =
            from servers in Gen.Choose(1, 3)
            from jobs in Gen.ListOf(Job).Where(list => list.Count > 2)
            from which in Gen.Choose(0, Spoiled.SampleFields - 1)
            from sample in Gen.Choose(0, 1_000)
            from amount in Gen.Choose(1, 9)
            from sign in Gen.Elements(-1, 1)
            select (servers, jobs: jobs.ToArray(), which, sample, amount: amount * sign);
        Prop.ForAll(plants.ToArbitrary(), plant =>
        {
            var facts = QueueStation.Run(plant.servers, plant.jobs, sampleEvery: 25);
            Spoiled.Shift(facts, plant.sample, plant.which, plant.amount);
            return Check(facts).Count > 0;
        }).Check(seed: 7);
    }

    [Fact]
    public void The_balance_says_how_requests_ended()
    {
        var checker = new InvariantChecker();
        checker.Tell(QueueStation.Run(1, [(5, 10), (5, 10), (5, 10)], sampleEvery: 10).SkipLast(4));
        var balance = Assert.Single(checker.Balances);
        Assert.Equal(new RequestBalance("users", "GET /", 3, 2, 0, 0, 0, 1), balance);
    }

    [Fact]
    public void A_violation_is_thrown_with_what_where_when_expected_and_found()
    {
        var facts = QueueStation.Run(1, [(5, 10), (5, 10)], sampleEvery: 12);
        Spoiled.Shift(facts, sample: 0, which: 3, amount: 1);
        var thrown = Assert.Throws<InvariantViolatedException>(() => new InvariantChecker().Tell(facts));
        Assert.Equal(
            "LittlesLaw is broken at workers of shop-1 at 12ns: expected ∫ jobs present dt = 9 ns, found 10 ns. The run cannot be trusted.",
            thrown.Message);
    }

    private static IReadOnlyList<InvariantViolation> Check(IEnumerable<object> facts)
    {
        var checker = new InvariantChecker(ViolationResponse.Collect);
        checker.Tell(facts);
        return checker.Violations;
    }
}
