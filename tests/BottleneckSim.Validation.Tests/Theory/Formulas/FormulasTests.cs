using BottleneckSim.Validation.Theory.Formulas;

namespace BottleneckSim.Validation.Tests.Theory.Formulas;

/// <summary>The formulas against each other and against tabulated values, so that a slip in one is not taken for a defect of the models.</summary>
public sealed class FormulasTests
{
    [Theory]
    [InlineData(10, 5, 0.01838)]
    [InlineData(10, 8, 0.12166)]
    [InlineData(1, 1, 0.5)]
    [InlineData(20, 12, 0.00980)]
    public void Erlang_B_has_its_tabulated_values(int servers, double offered, double expected) => Assert.Equal(expected, ErlangFormulas.Loss(servers, offered), 5);

    [Fact]
    public void Erlang_C_of_one_server_is_its_load() => Assert.Equal(0.7, ErlangFormulas.Delay(1, 0.7), 12);

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.75)]
    [InlineData(0.9)]
    public void Many_servers_of_one_are_the_single_server(double load)
    {
        Assert.Equal(SingleServerQueue.MeanSojourn(load), ManyServerQueue.MeanSojourn(1, load), 9);
        Assert.Equal(SingleServerQueue.SojournQuantile(load, 0.99), ManyServerQueue.SojournQuantile(1, load, 0.99), 6);
        Assert.Equal(SingleServerQueue.MeanSojourn(load), PollaczekKhinchine.MeanSojourn(load, 1), 9);
    }

    [Fact]
    public void The_tail_of_many_servers_is_smooth_where_its_two_rates_are_equal() =>
        Assert.Equal(ManyServerQueue.SojournQuantile(4, 0.75 + 1e-7, 0.95), ManyServerQueue.SojournQuantile(4, 0.75, 0.95), 5);

    [Fact]
    public void A_queue_with_very_many_places_is_unbounded()
    {
        Assert.Equal(ManyServerQueue.MeanSojourn(4, 0.7), BoundedQueue.MeanSojourn(4, 400, 0.7), 9);
        Assert.Equal(ErlangFormulas.Loss(10, 8), BoundedQueue.Refusals(10, 10, 0.8), 12);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.8)]
    [InlineData(0.9)]
    public void The_tail_of_M_D_1_integrates_to_the_mean_of_Pollaczek_and_Khinchine(double load)
    {
        const double Step = 0.001;
        var mean = Enumerable.Range(0, 20_000).Sum(index => Step * DeterministicServiceQueue.WaitTail(load, (index + 0.5) * Step));
        var left = DeterministicServiceQueue.WaitTail(load, 20) / (2 * (1 - load));
        Assert.InRange(mean, PollaczekKhinchine.MeanWait(load, 0) * 0.98, (PollaczekKhinchine.MeanWait(load, 0) * 1.001) + left);
        Assert.Equal(load, DeterministicServiceQueue.WaitTail(load, 0), 9);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.7)]
    [InlineData(0.95)]
    public void Beyond_ten_services_the_leading_term_of_M_D_1_is_Erlangs_formula(double load)
    {
        foreach (var time in new[] { 9.0, 10, 11.5 })
            Assert.Equal(1, DeterministicServiceQueue.Asymptotic(load, time) / DeterministicServiceQueue.Erlang(load, time), load < 0.5 ? 1e-3 : 1e-6);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.8)]
    public void Service_of_one_stage_is_exponential_and_of_very_many_constant(double load)
    {
        Assert.Equal(SingleServerQueue.SojournQuantile(load, 0.99), ErlangServiceQueue.SojournQuantile(1, load, 0.99), 8);
        var between = ErlangServiceQueue.SojournQuantile(4, load, 0.99);
        Assert.InRange(between, 1 + DeterministicServiceQueue.WaitQuantile(load, 0.99), SingleServerQueue.SojournQuantile(load, 0.99));
    }

    [Fact]
    public void The_tail_of_Erlangs_service_integrates_to_the_mean_of_Pollaczek_and_Khinchine()
    {
        const int Shares = 20_000;
        var mean = Enumerable.Range(0, Shares).Average(index => ErlangServiceQueue.SojournQuantile(4, 0.5, (index + 0.5) / Shares));
        Assert.Equal(PollaczekKhinchine.MeanSojourn(0.5, 0.25), mean, 1e-3);
    }

    [Fact]
    public void A_second_queue_without_delay_is_none() =>
        Assert.Equal(SingleServerQueue.SojournQuantile(0.5, 0.95), TandemQueue.SojournQuantile(SingleServerQueue.MeanSojourn(0.5), 1e-9, 0.95), 6);

    [Fact]
    public void Mean_value_analysis_of_one_user_has_no_queues()
    {
        var alone = MeanValueAnalysis.Solve([1], [10], [[1, 0.5]]);
        Assert.Equal(1.5, alone.Responses[0], 12);
        Assert.Equal(1 / 11.5, alone.Throughputs[0], 12);
    }

    [Fact]
    public void Two_equal_classes_are_one()
    {
        var one = MeanValueAnalysis.Solve([12], [10], [[1, 0.5]]);
        var two = MeanValueAnalysis.Solve([4, 8], [10, 10], [[1, 0.5], [1, 0.5]]);
        Assert.Equal(one.Responses[0], two.Responses[0], 9);
        Assert.Equal(one.Throughputs[0], two.Throughputs.Sum(), 9);
    }

    [Fact]
    public void Caches_under_equal_popularity_hit_by_their_share_of_room()
    {
        var popularities = CheApproximation.Zipf(1_000, 0);
        Assert.Equal(0.25, CheApproximation.LeastRecentlyUsed(popularities, 250), 6);
        Assert.Equal(0.25, CheApproximation.FirstInFirstOut(popularities, 250), 6);
    }

    [Fact]
    public void Recency_beats_order_of_arrival_under_skewed_popularity()
    {
        var popularities = CheApproximation.Zipf(1_000, 1);
        Assert.True(CheApproximation.LeastRecentlyUsed(popularities, 100) > CheApproximation.FirstInFirstOut(popularities, 100));
    }

    [Fact]
    public void A_lifetime_of_four_requests_gives_four_hits_a_miss() => Assert.Equal(0.8, LifetimeCache.HitRatio([1], 4), 12);

    [Theory]
    [InlineData(0.7, 1.1301)]
    [InlineData(0.9, 2.3527)]
    public void Two_choices_have_the_published_mean(double load, double expected) => Assert.Equal(expected, TwoChoicesQueue.MeanJobs(load), 3);
}
