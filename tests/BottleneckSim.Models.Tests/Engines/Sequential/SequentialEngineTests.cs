using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Observations.Invariants;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests.Engines.Sequential;

public class SequentialEngineTests
{
    [Fact]
    public void The_same_seed_gives_the_same_digest_and_another_seed_another()
    {
        Assert.Equal(DigestOf(1), DigestOf(1));
        Assert.NotEqual(DigestOf(1), DigestOf(2));
    }

    [Fact]
    public void The_digest_of_a_known_run_is_the_published_one() => Assert.Equal("980e62e94415ab56", DigestOf(1));

    [Fact]
    public void A_half_loaded_single_server_answers_in_twice_its_service_time()
    {
        var sink = new MeanLatency();
        using var engine = new SequentialEngine(
            SmallSystems.OneTier(SmallSystems.Poisson(500), SmallSystems.Web(1, 1, new ExponentialDistribution(1e6))), 7, sink);
        engine.AdvanceTo(Instant.FromSeconds(400));
        Assert.InRange(sink.MeanSeconds, 0.00195, 0.00205);
    }

    [Fact]
    public void A_crowded_server_keeps_every_invariant()
    {
        var checker = new InvariantChecker();
        using var engine = new SequentialEngine(
            SmallSystems.OneTier(SmallSystems.Poisson(2_500), SmallSystems.Web(2, 8, new ExponentialDistribution(1e6), acceptQueue: 16)), 3, checker);
        for (var second = 1; second <= 20; second++)
        {
            engine.AdvanceTo(Instant.FromSeconds(second));
            engine.Sample();
        }

        Assert.Empty(checker.Violations);
        Assert.Contains(checker.Balances, balance => balance.Succeeded > 10_000 && balance.Refused > 1_000);
    }

    [Fact]
    public void A_processor_that_misstates_the_work_in_progress_by_one_unit_is_caught()
    {
        var checker = new InvariantChecker(ViolationResponse.Collect);
        using var engine = new SequentialEngine(
            SmallSystems.OneTier(SmallSystems.Poisson(2_500), SmallSystems.Web(2, 8, new ExponentialDistribution(1e6), acceptQueue: 16)),
            3,
            new OneUnitOff(checker));
        engine.AdvanceTo(Instant.FromSeconds(1));
        engine.Sample();

        Assert.Contains(checker.Violations, violation => violation.Invariant == Invariant.UtilisationLaw);
    }

    private static string DigestOf(ulong seed)
    {
        using var engine = new SequentialEngine(
            SmallSystems.OneTier(SmallSystems.Poisson(500), SmallSystems.Web(1, 1, new ExponentialDistribution(1e6))), seed, new NullSink());
        engine.AdvanceTo(Instant.FromSeconds(10));
        return engine.Digest;
    }

    private sealed class MeanLatency : ObservationSink
    {
        private long _count;
        private long _sum;

        public override ObservationInterests Interests => ObservationInterests.Requests;

        public double MeanSeconds => _sum / 1e9 / _count;

        public override void Observe(in RequestFinished fact)
        {
            _count++;
            _sum += fact.Latency.Nanoseconds;
        }
    }

    private sealed class OneUnitOff(InvariantChecker checker) : ObservationSink
    {
        public override ObservationInterests Interests => ObservationInterests.Jobs;

        public override void Observe(NodeDescribed fact) => checker.Observe(fact);

        public override void Observe(in JobArrived fact) => checker.Observe(fact);

        public override void Observe(in JobDeparted fact) => checker.Observe(fact);

        public override void Observe(in ResourceSampled fact) =>
            checker.Observe(fact with { InProgressWorkUnits = fact.InProgressWorkUnits - (fact.InProgressWorkUnits > 0 ? 1 : 0) });
    }
}
