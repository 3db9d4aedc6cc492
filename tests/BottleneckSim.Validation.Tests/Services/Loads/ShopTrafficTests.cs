using System.Text;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Validation.Services.Loads;

namespace BottleneckSim.Validation.Tests.Services.Loads;

public sealed class ShopTrafficTests
{
    private const long Second = 1_000_000_000;

    private static readonly ShopTraffic Traffic = new(10_000, 0.8, 200, ProductWeight: 4, CategoryWeight: 1);
    private static readonly DrawKey Draws = DrawKey.FromSeed(7);

    [Fact]
    public void Arrivals_are_a_Poisson_process_of_the_rate()
    {
        var plan = Traffic.Arrivals(500, 100 * Second, Draws);

        // 50,000 expected; the standard deviation of a Poisson count is its root.
        Assert.InRange(plan.Count, 50_000 - (4 * 224), 50_000 + (4 * 224));
        var gaps = plan.Zip(plan.Skip(1), (one, next) => (double)(next.IntendedNanoseconds - one.IntendedNanoseconds)).ToList();
        var mean = gaps.Average();
        Assert.All(gaps, gap => Assert.True(gap >= 0));
        Assert.InRange(gaps.Average(gap => (gap - mean) * (gap - mean)) / (mean * mean), 0.96, 1.04);
        Assert.InRange(gaps.Count(gap => gap > mean) / (double)gaps.Count, 0.36, 0.376); // 1/e = 0.368
    }

    [Fact]
    public void Counts_in_neighbouring_seconds_are_unrelated_and_as_dispersed_as_Poisson_counts()
    {
        var counts = Traffic.Arrivals(100, 1_000 * Second, Draws).GroupBy(request => request.IntendedNanoseconds / Second).OrderBy(group => group.Key).Select(group => (double)group.Count()).ToList();

        var mean = counts.Average();
        var variance = counts.Average(count => (count - mean) * (count - mean));
        var covariance = counts.Zip(counts.Skip(1), (one, next) => (one - mean) * (next - mean)).Average();
        Assert.InRange(variance / mean, 0.82, 1.18);
        Assert.InRange(covariance / variance, -0.13, 0.13);
    }

    [Fact]
    public void A_seed_gives_the_same_plan_and_another_seed_another()
    {
        string[] TextOf(DrawKey draws) => [.. Traffic.Arrivals(200, Second, draws).Select(request => $"{request.IntendedNanoseconds} {Encoding.ASCII.GetString(request.Content.Span)}")];

        Assert.Equal(TextOf(Draws), TextOf(Draws));
        Assert.NotEqual(TextOf(Draws), TextOf(DrawKey.FromSeed(8)));
    }

    [Fact]
    public void The_mix_follows_its_weights_and_products_their_popularity()
    {
        var plan = Traffic.Arrivals(500, 40 * Second, Draws);

        Assert.InRange(plan.Count(request => request.Operation == ShopOperation.Product) / (double)plan.Count, 0.785, 0.815);
        var products = plan.Where(request => request.Operation == ShopOperation.Product).GroupBy(request => Encoding.ASCII.GetString(request.Content.Span)).ToList();
        var mostPopular = products.MaxBy(product => product.Count())!;
        Assert.StartsWith("GET /products/0 HTTP/1.1\r\n", mostPopular.Key, StringComparison.Ordinal);
    }

    [Fact]
    public void One_at_a_time_asks_one_operation_with_exponential_pauses()
    {
        var plan = Traffic.OneAtATime(ShopOperation.FreshProduct, 5_000, 1_000_000, Draws);

        Assert.Equal(5_000, plan.Count);
        Assert.All(plan, request => Assert.Contains("Cache-Control: no-cache\r\n", Encoding.ASCII.GetString(request.Content.Span), StringComparison.Ordinal));
        Assert.InRange(plan.Average(request => (double)request.IntendedNanoseconds), 0.94e6, 1.06e6);
    }
}
