using System.Text.Json.Nodes;
using BottleneckSim.Cli.Application;

namespace BottleneckSim.Cli.Tests.Running;

public sealed class RunCommandTests
{
    [Fact]
    public async Task A_run_prints_header_requests_resources_statements_and_plots_without_any_escape()
    {
        var run = await CommandLineRun.OfAsync("run", "small-shop", "--seed", "3");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("engine sequential, seed 3, digest ", run.Output, StringComparison.Ordinal);
        foreach (var heading in new[] { "Request Count", "99.99%", "Utilisation", "Rows examined", "GET /page: requests/s", "Objectives in this run" })
            Assert.Contains(heading, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task The_fault_is_what_the_machines_suffer_from_and_the_fix_takes_it_away()
    {
        var healthy = await JsonOfAsync("run", "small-shop", "--no-fault", "--json", "-");
        var faulty = await JsonOfAsync("run", "small-shop", "--json", "-");
        var mended = await JsonOfAsync("run", "small-shop", "--fix", "better-code", "--at", "6s", "--json", "-");

        Assert.InRange(UtilisationOfShop(healthy), 0.05, 0.2);
        Assert.InRange(UtilisationOfShop(faulty), 0.95, 1);
        Assert.InRange(UtilisationOfShop(mended), 0.05, 0.2);
        Assert.Empty(faulty["changes"]!.AsArray());
        Assert.Equal("set-cpu-demand", mended["changes"]![0]!["kind"]!.GetValue<string>());
        Assert.False(faulty["objectives"]![0]!["isKept"]!.GetValue<bool>());
        Assert.True(mended["objectives"]![0]!["isKept"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_digest_and_another_seed_another()
    {
        var one = await JsonOfAsync("run", "small-shop", "--json", "-");
        var again = await JsonOfAsync("run", "small-shop", "--json", "-");
        var other = await JsonOfAsync("run", "small-shop", "--seed", "2", "--json", "-");

        Assert.Equal(Digest(one), Digest(again));
        Assert.NotEqual(Digest(one), Digest(other));
    }

    [Fact]
    public async Task A_file_of_changes_is_made_at_its_instants()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, "schema: bottlenecksim-changes/1\nchanges: [ { at: 7s, resize: { tier: shop, cores: 8 } } ]\n");

            var run = await JsonOfAsync("run", "small-shop", "--changes", path, "--json", "-");

            Assert.Equal(7, run["changes"]![0]!["atSeconds"]!.GetValue<double>());
            Assert.Equal(8, Resource(run, "cpu")["servers"]!.GetValue<int>());
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<JsonObject> JsonOfAsync(params string[] arguments)
    {
        var run = await CommandLineRun.OfAsync(arguments);
        Assert.True(run.ExitCode == ExitCode.Success, run.Error);
        return JsonNode.Parse(run.Output)!.AsObject();
    }

    private static string Digest(JsonObject run) => run["digest"]!.GetValue<string>();

    private static double UtilisationOfShop(JsonObject run) => Resource(run, "cpu")["utilisation"]!.GetValue<double>();

    private static JsonNode Resource(JsonObject run, string resource) => run["windows"]!.AsArray().Single(window => window!["name"]!.GetValue<string>() == "judged")!["resources"]!
        .AsArray().Single(each => each!["tier"]!.GetValue<string>() == "shop" && each["resource"]!.GetValue<string>() == resource)!;
}
