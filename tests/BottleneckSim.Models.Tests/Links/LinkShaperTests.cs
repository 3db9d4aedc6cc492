using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.Links.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Tests.Links;

public class LinkShaperTests
{
    private static readonly LinkOptions Ideal = new(Duration.FromMilliseconds(1));

    [Fact]
    public void Sending_takes_bytes_over_bandwidth_one_message_after_another_in_each_direction()
    {
        var shaper = new LinkShaper();
        var link = Ideal with { BytesPerSecond = 1_000_000 };
        Assert.Equal(Duration.FromMicroseconds(500), shaper.Delay(link, 3, Instant.Zero, 500, default));
        Assert.Equal(Duration.FromMicroseconds(1_500), shaper.Delay(link, 3, Instant.Zero, 1_000, default));
        Assert.Equal(Duration.FromMicroseconds(500), shaper.Delay(link, 1, Instant.Zero, 500, default)); // another line
        Assert.Equal(Duration.FromMicroseconds(1), shaper.Delay(link, 3, Instant.FromNanoseconds(1_500_000), 1, default)); // free again
        Assert.Equal(Duration.FromNanoseconds(333_333_334), shaper.Delay(link with { BytesPerSecond = 3 }, 0, Instant.Zero, 1, default)); // rounded up
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.2)]
    public void Losses_cost_doubling_time_outs_as_often_as_a_geometric_law_says(double loss)
    {
        // E = time-out · Σ pᵏ · 2ᵏ⁻¹ = time-out · p ÷ (1 − 2p); the share delayed is p, the share delayed twice p².
        var shaper = new LinkShaper();
        var link = Ideal with { Loss = loss };
        const int Messages = 200_000;
        var delays = Enumerable.Range(0, Messages).Select(index => shaper.Delay(link, 0, Instant.Zero, 1, DrawKey.FromSeed(5).With(index)).TotalSeconds).ToList();

        Assert.Equal(loss, delays.Count(delay => delay > 0) / (double)Messages, 4 * Math.Sqrt(loss / Messages));
        Assert.Equal(loss * loss, delays.Count(delay => delay >= 0.6) / (double)Messages, 4 * Math.Sqrt(loss * loss / Messages));
        Assert.Equal(0.2 * loss / (1 - (2 * loss)), delays.Average(), 0.1 * 0.2 * loss / (1 - (2 * loss)));
        Assert.All(delays.Where(delay => delay > 0).Distinct().Order().Take(3).Zip([0.2, 0.6, 1.4]), pair => Assert.Equal(pair.Second, pair.First, 1e-9));
    }

    [Fact]
    public void A_narrow_link_is_a_bottleneck_that_a_wider_one_mends()
    {
        // Answers of 2,200 bytes, a hundred a second, over 100 KB/s: the line is free for 45 a second.
        var system = Village.Of(Village.Every(10), Village.Web(new UseCpuStep(Town.Always(1)))) with { DefaultLink = Ideal with { BytesPerSecond = 100_000 } };
        var narrow = Record.Of(system, 2);
        var mended = Record.Of(system, 4, (1, new SetBandwidth("users", "web", 1_000_000)));

        Assert.Equal(22, narrow.Finished[10].Time.Milliseconds() - narrow.Finished[9].Time.Milliseconds(), 1e-6);
        Assert.True(narrow.Finished[^1].Latency.Milliseconds() > 500);
        Assert.Equal(2 + 1 + 0.5 + 2.2, mended.Finished[^1].Latency.Milliseconds(), 1e-6);
    }

    [Fact]
    public void A_loss_delays_single_requests_by_the_time_out()
    {
        SystemDescription system = Village.Of(Village.Every(1), Village.Web(new UseCpuStep(Town.Always(0.1))));
        var record = Record.Of(system, 4, (0.0001, new SetLoss("users", "web", 0.02)));
        var late = record.Finished.Count(fact => fact.Latency.Milliseconds() > 200);
        Assert.InRange(late / (double)record.Finished.Count, 0.028, 0.052); // two ways: 1 − 0.98²
        Assert.Contains(record.Finished, fact => fact.Latency.Milliseconds() == 202.1);
    }
}
