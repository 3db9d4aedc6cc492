using System.Text.Json.Nodes;
using BottleneckSim.Cli.Application;

namespace BottleneckSim.Cli.Tests.Exercises;

public sealed class ExerciseTests
{
    [Fact]
    public async Task The_guided_way_goes_from_the_story_to_the_debrief()
    {
        var run = await CommandLineRun.WithAnswersAsync(
            "requests\nuse\nstatements\ncaches\nplots\nexplain db recent-orders\nexplain db nothing\nhint\ndiagnose\n3\nbetter-code\n",
            "exercise", "start", "small-shop", "--replications", "5");

        Assert.True(run.ExitCode == ExitCode.Success, run.Output + run.Error);
        foreach (var step in new[] { "== Story ==", "== Observe ==", "== Diagnose ==", "== Mend ==", "== Verify ==", "== Debrief ==" })
            Assert.Contains(step, run.Output, StringComparison.Ordinal);
        Assert.Contains("Your diagnosis: cpu of shop. It earns 9", run.Output, StringComparison.Ordinal);
        Assert.Contains("Hints used: 1", run.Output, StringComparison.Ordinal);
        Assert.Contains("The code was slow.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_debrief_nothing_says_which_fix_is_right()
    {
        var run = await CommandLineRun.WithAnswersAsync("all\ndiagnose\n3\nquit\n", "exercise", "start", "small-shop");

        Assert.Equal(ExitCode.NotMet, run.ExitCode);
        Assert.Contains("Take the release back", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("The release made the code slow", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("reference", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("60ms", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_fix_that_fails_another_may_be_tried()
    {
        var run = await CommandLineRun.WithAnswersAsync("diagnose\n3\n3\nyes\n1\n", "exercise", "start", "small-shop", "--replications", "5");

        Assert.True(run.ExitCode == ExitCode.Success, run.Output + run.Error);
        Assert.Contains("Verdict: not met", run.Output, StringComparison.Ordinal);
        Assert.Contains("Verdict: met", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_of_ones_own_come_from_a_file_and_only_of_the_kinds_allowed()
    {
        var folder = Directory.CreateTempSubdirectory("bottlenecksim-");
        try
        {
            var forbidden = Path.Combine(folder.FullName, "forbidden.yaml");
            var allowed = Path.Combine(folder.FullName, "allowed.yaml");
            await File.WriteAllTextAsync(forbidden, "schema: bottlenecksim-changes/1\nchanges: [ { at: 6s, set-workers: { tier: shop, workers: 99 } } ]\n");
            await File.WriteAllTextAsync(allowed, "schema: bottlenecksim-changes/1\nchanges: [ { at: 6s, resize: { tier: shop, cores: 12 } } ]\n");

            var run = await CommandLineRun.WithAnswersAsync(
                $"diagnose\n3\nfile {forbidden}\nfile {allowed}\n", "exercise", "start", "small-shop", "--replications", "5");

            Assert.Contains("You may not use set-workers here", run.Output, StringComparison.Ordinal);
            Assert.Contains("mended by own-changes", run.Output, StringComparison.Ordinal);
            Assert.Equal(ExitCode.Success, run.ExitCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_script_prints_the_verdict_as_json()
    {
        var run = await CommandLineRun.OfAsync("exercise", "run", CommandLineRun.SampleFile("exercises", "small-shop.yaml"));

        Assert.True(run.ExitCode == ExitCode.Success, run.Error);
        var json = JsonNode.Parse(run.Output)!;
        Assert.Equal("bottlenecksim/exercise/1", json["schema"]!.GetValue<string>());
        Assert.Equal("met", json["verdict"]!.GetValue<string>());
        Assert.Equal("not-met", json["unmended"]!.GetValue<string>());
        Assert.InRange(json["diagnosis"]!["share"]!.GetValue<double>(), 0.9, 1);
    }

    [Theory]
    [InlineData("diagnosis: { tier: shop, resource: cpu }", "diagnosis: { tier: shop, resource: cup }", "There is no resource 'cup of shop'. Did you mean 'cpu of shop'?")]
    [InlineData("fix: better-code", "fix: bettr-code", "Did you mean 'better-code'?")]
    [InlineData("scenario: small-shop", "scenario: smal-shop", "Did you mean 'small-shop'?")]
    [InlineData("fix: better-code", "fxi: better-code", ":4:1: unknown key 'fxi' in exercise script")]
    [InlineData("replications: 5", "replications: 1", ":5:15: replications: '1'")]
    [InlineData("diagnosis: { tier: shop, resource: cpu }", "diagnosis: { tier: shop }", ":3:12: diagnosis lacks the key 'resource'")]
    [InlineData("diagnosis: { tier: shop, resource: cpu }", "diagnosis: { tier: nothing, resource: cpu }", ":3:12: diagnosis: nothing has no resource")]
    public async Task A_mistake_in_a_script_is_told_with_its_place(string right, string wrong, string message)
    {
        var path = Path.GetTempFileName();
        try
        {
            var text = await File.ReadAllTextAsync(CommandLineRun.SampleFile("exercises", "small-shop.yaml"));
            await File.WriteAllTextAsync(path, text.Replace(right, wrong, StringComparison.Ordinal));

            var run = await CommandLineRun.OfAsync("exercise", "run", path);

            Assert.Equal(ExitCode.Mistake, run.ExitCode);
            Assert.Contains(message, run.Error, StringComparison.Ordinal);
            Assert.Empty(run.Output);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
