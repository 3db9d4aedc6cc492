using System.Globalization;
using System.Text;
using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Catalogues;
using BottleneckSim.Cli.Running;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Explaining;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Cli.Explaining;

/// <summary>The plan of a query in PostgreSQL's words, and the indexes that its table has.</summary>
internal static class QueryExplanation
{
    /// <summary>The text.</summary>
    /// <exception cref="MistakeException">There is no such database or query.</exception>
    public static string Of(LoadedScenario loaded, ExplainOptions options)
    {
        var at = options.At ?? loaded.Scenario.Schedule.FixAt;
        ScenarioRunner.RequireWithinRun(at, loaded.Scenario);
        return Of(SystemAt.Of(loaded, at, options.Fixes, options.IsHealthy), options.Node, options.Query)
            + ChangeExplanation.Of(SystemAt.Of(loaded, at, [], options.IsHealthy), options.Fixes.SelectMany(name => loaded.FixOf(name).Changes));
    }

    /// <summary>The text for a system as it stands.</summary>
    /// <exception cref="MistakeException">There is no such database or query.</exception>
    public static string Of(SystemDescription system, string node, string query)
    {
        var database = DatabaseOf(system, node);
        if (!database.Queries.TryGetValue(query, out var options))
            throw NearestNames.Unknown($"query of {database.Name}", query, [.. database.Queries.Keys]);
        var text = new StringBuilder($"EXPLAIN {query};\n");
        text.Append(PlanText.Of(Explanation.Of(database, options).Chosen, showsRemovedRows: true));
        return AppendIndexes(text.Append('\n'), database.Tables[options.Table]).ToString();
    }

    private static DatabaseOptions DatabaseOf(SystemDescription system, string node)
    {
        var databases = system.Tiers.Values.OfType<DatabaseOptions>().ToList();
        return databases.Find(database => node == database.Name || IsInstance(node, database))
            ?? throw NearestNames.Unknown("database", node, [.. databases.Select(database => database.Name)]);
    }

    private static bool IsInstance(string node, DatabaseOptions database) =>
        node.StartsWith(database.Name + "-", StringComparison.Ordinal)
        && int.TryParse(node.AsSpan(database.Name.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= 1 && number <= database.Instances;

    private static StringBuilder AppendIndexes(StringBuilder text, TableOptions table)
    {
        text.Append(CultureInfo.InvariantCulture, $"Table {table.Name}: {table.Rows:N0} rows\nIndexes:\n");
        foreach (var index in table.Indexes.Values)
            text.Append("    ").Append(index.Name).Append(" (").AppendJoin(", ", index.Columns).Append(")\n");
        return table.Indexes.IsEmpty ? text.Append("    none\n") : text;
    }
}
