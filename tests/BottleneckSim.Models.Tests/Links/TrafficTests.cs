using BottleneckSim.Models.Links;
using BottleneckSim.Models.Programs;

namespace BottleneckSim.Models.Tests.Links;

public class TrafficTests
{
    [Fact]
    public void Both_ends_count_the_bytes_of_requests_and_answers()
    {
        var web = Village.Tier("web") with { Endpoints = Town.Named(endpoint => endpoint.Name, new EndpointOptions(Village.Endpoint, [], 3_000)) };
        var record = Record.Of(Village.Of(Village.Every(10), web), 2.005);
        var (server, users) = (record.Traffic.Last(one => one.Node == "web-1").Fact, record.Traffic.Last(one => one.Node == "users").Fact);

        Assert.Equal((200 * (MessageSizes.AnswerHeader + 3_000), 200 * MessageSizes.Request), (server.SentBytes, server.ReceivedBytes));
        Assert.Equal((server.ReceivedBytes, server.SentBytes), (users.SentBytes, users.ReceivedBytes));
    }

    [Fact]
    public void A_line_with_a_bandwidth_tells_how_busy_it_was()
    {
        // An answer of 2,500 bytes every 10 ms takes the line for 2.5 ms. Each population has a line of its own.
        var web = Village.Tier("web") with { Endpoints = Town.Named(endpoint => endpoint.Name, new EndpointOptions(Village.Endpoint, [], 2_300)) };
        var system = Village.Of(Village.Every(10), web);
        system = system with
        {
            DefaultLink = system.DefaultLink with { BytesPerSecond = 1_000_000 },
            Loads = system.Loads.Add("others", Village.Every(10) with { Name = "others" }),
        };
        var lines = Record.Of(system, 5).Lines.Where(line => line.Node == "web-1").ToList();
        var last = lines.Last().Fact;

        Assert.All(lines, line => Assert.InRange(line.Fact.BusyNanoseconds / (double)line.Fact.CapacityNanoseconds, 0.24, 0.28));
        Assert.Equal(2_500 * last.Messages, last.Bytes);
        Assert.Equal(0, last.WaitingNanoseconds);
    }

    [Fact]
    public void Messages_wait_for_a_line_that_is_too_narrow()
    {
        var web = Village.Tier("web") with { Endpoints = Town.Named(endpoint => endpoint.Name, new EndpointOptions(Village.Endpoint, [], 9_800)) };
        var system = Village.Of(Village.Every(5), web);
        var last = Record.Of(system with { DefaultLink = system.DefaultLink with { BytesPerSecond = 1_000_000 } }, 4).Lines.Last(line => line.Node == "web-1").Fact;

        Assert.InRange(last.BusyNanoseconds / (double)last.CapacityNanoseconds, 0.999, 1);
        Assert.InRange(last.Backlog.Milliseconds(), 3_950, 4_000); // 800 answers of 10 ms each, of which four seconds' worth is out.
        Assert.InRange(last.WaitingNanoseconds / 1e9 / 4, 380, 410); // The mean number that waits: half of what has come too much.
    }
}
