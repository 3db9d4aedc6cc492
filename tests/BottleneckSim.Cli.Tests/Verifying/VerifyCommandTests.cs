using System.Text.Json.Nodes;
using BottleneckSim.Cli.Application;

namespace BottleneckSim.Cli.Tests.Verifying;

public sealed class VerifyCommandTests
{
    [Fact]
    public async Task The_right_fix_is_met_with_exit_code_0()
    {
        var run = await CommandLineRun.OfAsync("verify", "small-shop", "--fix", "better-code", "--replications", "5");

        Assert.True(run.ExitCode == ExitCode.Success, run.Output + run.Error);
        Assert.Contains("Verdict: met", run.Output, StringComparison.Ordinal);
        Assert.Contains("Cost: 0.70 an hour before, 0.70 after (0.00)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_fix_is_not_met_with_exit_code_1()
    {
        var run = await CommandLineRun.OfAsync("verify", "small-shop", "--fix", "one-more-core", "--replications", "5", "--json", "-");

        Assert.True(run.ExitCode == ExitCode.NotMet, run.Output + run.Error);
        var json = JsonNode.Parse(run.Output)!;
        Assert.Equal("not-met", json["verdict"]!.GetValue<string>());
        Assert.Equal("bottlenecksim/verdict/1", json["schema"]!.GetValue<string>());
        Assert.DoesNotContain("better-code", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_objective_within_the_interval_is_inconclusive_with_exit_code_3()
    {
        // With cores enough nobody waits, and the latency is the code's own: exponential with mean 60 ms, of which 95 % lie within 180 ms.
        var folder = Directory.CreateTempSubdirectory("bottlenecksim-");
        try
        {
            var scenario = await File.ReadAllTextAsync(Path.Combine(CommandLineRun.Scenarios, "small-shop.yaml"));
            var path = Path.Combine(folder.FullName, "small-shop.yaml");
            await File.WriteAllTextAsync(path, scenario.Replace("p95: 300ms", "p95: 180ms", StringComparison.Ordinal));
            Directory.CreateDirectory(Path.Combine(folder.FullName, "truth"));
            File.Copy(Path.Combine(CommandLineRun.Scenarios, "truth", "small-shop.yaml"), Path.Combine(folder.FullName, "truth", "small-shop.yaml"));

            var run = await CommandLineRun.OfAsync("verify", path, "--fix", "more-cores", "--replications", "3");

            Assert.True(run.ExitCode == ExitCode.Inconclusive, run.Output + run.Error);
            Assert.Contains("Verdict: inconclusive", run.Output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Prove_prints_every_proof_and_exits_with_0_when_all_hold()
    {
        var run = await CommandLineRun.OfAsync("prove", "small-shop");

        Assert.True(run.ExitCode == ExitCode.Success, run.Output + run.Error);
        foreach (var proof in new[] { "healthy meets", "fault misses", "fault is visible", "reference mends", "alternative mends", "wrong fix fails", "small-shop: proved" })
            Assert.Contains(proof, run.Output, StringComparison.Ordinal);
    }
}
