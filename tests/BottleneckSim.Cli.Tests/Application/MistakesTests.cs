using BottleneckSim.Cli.Application;

namespace BottleneckSim.Cli.Tests.Application;

public sealed class MistakesTests
{
    [Theory]
    [InlineData("lsit", "list")]
    [InlineData("exrcise", "exercise")]
    public async Task A_misspelt_command_gets_the_nearest_one_and_exit_code_2(string command, string nearest)
    {
        var run = await CommandLineRun.OfAsync(command);

        Assert.Equal(ExitCode.Mistake, run.ExitCode);
        Assert.Contains($"Did you mean '{nearest}'", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_misspelt_option_gets_the_nearest_one_and_exit_code_2()
    {
        var run = await CommandLineRun.OfAsync("run", "small-shop", "--sed", "3");

        Assert.Equal(ExitCode.Mistake, run.ExitCode);
        Assert.Contains("Did you mean '--seed' instead of '--sed'?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_command_at_all_is_a_mistake()
    {
        var run = await CommandLineRun.OfAsync();

        Assert.Equal(ExitCode.Mistake, run.ExitCode);
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no scenario 'smal-shop'. Did you mean 'small-shop'?", "run", "smal-shop")]
    [InlineData("There is no fix for small-shop 'better-cod'. Did you mean 'better-code'?", "verify", "small-shop", "--fix", "better-cod")]
    [InlineData("There is no fix for small-shop 'nothing'. Allowed: better-code, more-cores, one-more-core, refuse-early.", "run", "small-shop", "--fix", "nothing")]
    [InlineData("There is no database 'shop'. The only database here is: db.", "explain", "small-shop", "shop", "recent-orders")]
    [InlineData("There is no query of db 'recent-order'. Did you mean 'recent-orders'?", "explain", "small-shop", "db", "recent-order")]
    [InlineData("There is no engine 'actor'. Did you mean 'actors'?", "run", "small-shop", "--engine", "actor")]
    [InlineData("The instant 9000s lies outside the run; allowed: 0s to 30s.", "run", "small-shop", "--fix", "better-code", "--at", "9000s")]
    [InlineData("--at: '90' is not an instant", "run", "small-shop", "--at", "90")]
    [InlineData("--replications: 1 is not allowed; allowed: 2 to 1000.", "verify", "small-shop", "--fix", "better-code", "--replications", "1")]
    [InlineData("--replications: 1 is not allowed; allowed: 2 to 1000.", "exercise", "start", "small-shop", "--replications", "1")]
    [InlineData("Say which scenario is to be proved, or --all; not both.", "prove")]
    [InlineData("Say which scenario is to be proved, or --all; not both.", "prove", "small-shop", "--all")]
    [InlineData("--speed: 0 is not allowed", "live", "small-shop", "--speed", "0")]
    [InlineData("--speed: 'fast' is not allowed; allowed: a number above 0, for example 1 or 2.5.", "live", "small-shop", "--speed", "fast")]
    [InlineData("--metrics-port: '70000' is not allowed; allowed: a port from 1 to 65535, or 0 for any that is free.", "live", "small-shop", "--metrics-port", "70000")]
    [InlineData("--api-port: 'http' is not allowed; allowed: a port from 1 to 65535, or 0 for any that is free.", "live", "small-shop", "--api-port", "http")]
    [InlineData("--seed: 'many' is not allowed; allowed: a whole number from 0 to 18446744073709551615.", "run", "small-shop", "--seed", "many")]
    [InlineData("--seed: '-1' is not allowed; allowed: a whole number from 0 to 18446744073709551615.", "exercise", "start", "small-shop", "--seed", "-1")]
    [InlineData("--replications: 'x' is not allowed; allowed: a whole number from 2 to 1000.", "verify", "small-shop", "--fix", "better-code", "--replications", "x")]
    [InlineData("--listen: 'here' is not an IP address", "live", "small-shop", "--listen", "here")]
    [InlineData("nowhere.yaml:1:1: the file cannot be read", "run", "nowhere.yaml")]
    [InlineData("nowhere.yaml:1:1: the file cannot be read", "exercise", "run", "nowhere.yaml")]
    [InlineData("nowhere.yaml:1:1: the file cannot be read", "run", "small-shop", "--changes", "nowhere.yaml")]
    public async Task A_mistake_says_what_is_wrong_and_what_is_allowed_and_exits_with_2(string message, params string[] arguments)
    {
        var run = await CommandLineRun.OfAsync(arguments);

        Assert.Equal(ExitCode.Mistake, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_that_cannot_be_written_is_a_mistake()
    {
        var run = await CommandLineRun.OfAsync("run", "small-shop", "--json", Path.Combine("no", "such", "folder", "result.json"));

        Assert.Equal(ExitCode.Mistake, run.ExitCode);
        Assert.Contains("cannot be written", run.Error, StringComparison.Ordinal);
    }
}
