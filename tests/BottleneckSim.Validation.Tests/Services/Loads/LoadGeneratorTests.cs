using BottleneckSim.Validation.Services.Loads;

namespace BottleneckSim.Validation.Tests.Services.Loads;

public sealed class LoadGeneratorTests
{
    private const long Millisecond = 1_000_000;
    private const long Stall = 150 * Millisecond;

    [Fact]
    public void Latency_counts_from_the_intended_instant_however_late_the_request_is_sent()
    {
        using var server = new StallingServer(TimeSpan.FromMilliseconds(150));
        using var generator = new LoadGenerator(server.Port, connections: 1);

        var requests = generator.Run([At(0), At(10 * Millisecond), At(20 * Millisecond)], CancellationToken.None);

        // The only connection is busy for 150 ms. A generator that took the instant of sending would call the others fast.
        Assert.All(requests, request => Assert.Equal(200, request.Status));
        Assert.True(requests[0].LatencyNanoseconds >= Stall);
        Assert.True(requests[1].LatencyNanoseconds >= Stall - (10 * Millisecond));
        Assert.True(requests[2].LatencyNanoseconds >= Stall - (20 * Millisecond));
        Assert.True(requests[1].LatenessNanoseconds >= Stall - (10 * Millisecond));
        Assert.True(requests[1].SentNanoseconds <= requests[2].SentNanoseconds, "Those that wait are sent in the order of their intended instants.");
    }

    [Fact]
    public void With_a_free_connection_a_request_does_not_wait_for_the_one_before()
    {
        using var server = new StallingServer(TimeSpan.Zero, awaited: 2); // The first is not answered before the second has come.
        using var generator = new LoadGenerator(server.Port, connections: 2);

        var requests = generator.Run([At(0), At(10 * Millisecond)], CancellationToken.None);

        Assert.All(requests, request => Assert.Equal(200, request.Status));
        Assert.True(requests[1].SentNanoseconds < requests[0].CompletedNanoseconds);
    }

    [Fact]
    public void One_at_a_time_sends_the_next_only_after_the_answer()
    {
        using var server = new StallingServer(TimeSpan.FromMilliseconds(20));
        using var generator = new LoadGenerator(server.Port, connections: 4);

        var requests = generator.RunOneAtATime([At(0), At(Millisecond), At(0)], CancellationToken.None);

        Assert.Equal(3, requests.Count);
        Assert.All(requests.Zip(requests.Skip(1)), pair => Assert.True(pair.Second.SentNanoseconds >= pair.First.CompletedNanoseconds));
    }

    [Fact]
    public void A_connection_that_breaks_ends_the_run_with_the_reason()
    {
        using var server = new StallingServer(stall: null);
        using var generator = new LoadGenerator(server.Port, connections: 1);

        var failed = Assert.Throws<InvalidOperationException>(() => generator.Run([At(0)], CancellationToken.None));

        Assert.Contains("closed a connection", failed.Message, StringComparison.Ordinal);
    }

    private static PlannedRequest At(long nanoseconds) => PlannedRequest.For(nanoseconds, ShopOperation.Product, 1);
}
