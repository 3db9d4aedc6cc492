using System.Text.Json.Nodes;
using BottleneckSim.Actors.Availability;
using BottleneckSim.Cli.Application;

namespace BottleneckSim.Cli.Tests.Application;

public sealed class EngineTests
{
    [Fact]
    public async Task The_actor_engine_gives_the_same_digest_or_says_why_it_is_not_there()
    {
        var actors = await CommandLineRun.OfAsync("run", "small-shop", "--engine", "actors", "--json", "-");
        if (OptionalPackages.WhyNoActorEngine is { } reason)
        {
            Assert.Equal(ExitCode.Mistake, actors.ExitCode);
            Assert.Equal(reason, actors.Error.Trim());
            return;
        }

        var sequential = await CommandLineRun.OfAsync("run", "small-shop", "--json", "-");
        Assert.Equal(JsonNode.Parse(sequential.Output)!["digest"]!.GetValue<string>(), JsonNode.Parse(actors.Output)!["digest"]!.GetValue<string>());
    }
}
