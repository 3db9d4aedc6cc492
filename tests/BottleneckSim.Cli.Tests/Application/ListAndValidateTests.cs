using BottleneckSim.Cli.Application;

namespace BottleneckSim.Cli.Tests.Application;

public sealed class ListAndValidateTests
{
    [Fact]
    public async Task List_names_every_scenario_with_title_sources_and_objectives()
    {
        var run = await CommandLineRun.OfAsync("list");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("small-shop", run.Output, StringComparison.Ordinal);
        Assert.Contains("The page is slow", run.Output, StringComparison.Ordinal);
        Assert.Contains("95 % of GET /page within 300ms", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Right_files_are_counted()
    {
        var run = await CommandLineRun.OfAsync(
            "validate", Path.Combine(CommandLineRun.Scenarios, "small-shop.yaml"), Path.Combine(CommandLineRun.Scenarios, "truth", "small-shop.yaml"));

        Assert.Equal("2 files are valid.\n", run.Output);
        Assert.Equal(ExitCode.Success, run.ExitCode);
    }

    [Fact]
    public async Task Every_mistake_of_every_file_is_told_with_its_place()
    {
        var folder = Directory.CreateTempSubdirectory("bottlenecksim-");
        try
        {
            var first = Path.Combine(folder.FullName, "first.yaml");
            var second = Path.Combine(folder.FullName, "second.yaml");
            var text = await File.ReadAllTextAsync(Path.Combine(CommandLineRun.Scenarios, "small-shop.yaml"));
            await File.WriteAllTextAsync(first, text.Replace("workers: 16", "wokers: 16", StringComparison.Ordinal).Replace("p95: 300ms", "p95: 300", StringComparison.Ordinal));
            await File.WriteAllTextAsync(second, "- a list\n");

            var run = await CommandLineRun.OfAsync("validate", first, second);

            Assert.Equal(ExitCode.Mistake, run.ExitCode);
            Assert.Contains($"{first}:12:7: ", run.Output, StringComparison.Ordinal);
            Assert.Contains("did you mean 'workers'?", run.Output, StringComparison.Ordinal);
            Assert.Contains($"{first}:33:", run.Output, StringComparison.Ordinal);
            Assert.Contains($"{second}:1:1: ", run.Output, StringComparison.Ordinal);
            Assert.Equal("3 mistakes.\n", run.Error);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
