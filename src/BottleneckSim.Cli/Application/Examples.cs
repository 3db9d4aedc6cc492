namespace BottleneckSim.Cli.Application;

/// <summary>An example or two of every command. A test runs each through the parser.</summary>
internal static class Examples
{
    private static readonly IReadOnlyDictionary<string, string[]> ByCommand = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["list"] = ["bottlenecksim list"],
        ["validate"] = ["bottlenecksim validate scenarios/missing-index.yaml scenarios/truth/missing-index.yaml"],
        ["validate-models"] = ["bottlenecksim validate-models", "bottlenecksim validate-models --section theory --long --output docs"],
        ["run"] =
        [
            "bottlenecksim run missing-index",
            "bottlenecksim run missing-index --fix index-customer --at 120s --seed 7",
            "bottlenecksim run my-shop.yaml --no-fault --json result.json",
        ],
        ["explain"] = ["bottlenecksim explain missing-index db recent-orders", "bottlenecksim explain missing-index db recent-orders --fix index-customer"],
        ["verify"] = ["bottlenecksim verify missing-index --fix index-customer", "bottlenecksim verify missing-index --fix more-web-servers --replications 20"],
        ["prove"] = ["bottlenecksim prove missing-index", "bottlenecksim prove --all"],
        ["exercise"] = ["bottlenecksim exercise start missing-index", "bottlenecksim exercise run exercises/missing-index.yaml"],
        ["start"] = ["bottlenecksim exercise start missing-index"],
        ["live"] =
        [
            "bottlenecksim live missing-index",
            "curl -s localhost:9464/metrics",
            "curl -s localhost:9464/api/fixes",
        ],
    };

    /// <summary>The examples of a command; those of <c>exercise run</c> are those of <c>exercise</c>.</summary>
    public static IReadOnlyList<string> Of(string command) => ByCommand.TryGetValue(command, out var examples)
        ? examples
        : ["bottlenecksim list", "bottlenecksim run missing-index", "bottlenecksim exercise start missing-index", "bottlenecksim run --help"];

    /// <summary>All of them.</summary>
    public static IEnumerable<string> All => ByCommand.Values.SelectMany(examples => examples);
}
