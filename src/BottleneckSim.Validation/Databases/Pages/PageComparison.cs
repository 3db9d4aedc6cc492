using System.Globalization;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Validation.Databases.Import;
using BottleneckSim.Validation.Databases.Plans;
using BottleneckSim.Validation.Databases.Servers;
using BottleneckSim.Validation.Databases.Shop;
using BottleneckSim.Validation.Databases.Timing;
using Npgsql;

namespace BottleneckSim.Validation.Databases.Pages;

/// <summary>Buffer accesses of a statement on both databases.</summary>
/// <param name="Case">The statement.</param>
/// <param name="Rows">Rows of the largest table.</param>
/// <param name="Ours">Accesses on the simulated server, the average over its own values.</param>
/// <param name="Theirs">Accesses on PostgreSQL, the average over the values tried.</param>
/// <param name="Executions">How many values were tried.</param>
/// <param name="Plan">PostgreSQL's plan.</param>
/// <param name="IsSameKind">Whether both executed the same kind of plan; otherwise there is nothing to compare.</param>
internal sealed record PagePair(PlanCase Case, long Rows, double Ours, double Theirs, int Executions, string Plan, bool IsSameKind);

/// <summary>Executes statements on both databases and counts the pages that they look up in the buffer pool.</summary>
/// <remarks>
/// <code>
/// case ─┬► EXPLAIN (ANALYZE, BUFFERS), values spread over the column ─► shared hit + read ─┐
///       └► simulated server, values drawn                            ─► hits + reads      ─┴► ratio
/// </code>
/// Neither time nor noise is in this: what a plan touches is a matter of the tables and the values alone. Each statement is executed once
/// before it is counted, since PostgreSQL's first look at an index reads its meta page, too.
/// </remarks>
internal static class PageComparison
{
    private const double DearCost = 2_000;
    private const int CheapExecutions = 60;
    private const int DearExecutions = 5;
    private const int SimulatedExecutions = 400;
    private const int ValuesAColumn = 200;

    /// <summary>Compares the cases on a shop of a size.</summary>
    public static IReadOnlyList<PagePair> Run(DatabaseServer server, long rows, IReadOnlyList<PlanPair> plans)
    {
        using var connection = server.Open();
        connection.Execute($"set search_path to {ShopSchema.NameFor(rows)}; set plan_cache_mode = force_generic_plan");
        var schema = ShopSchema.NameFor(rows);
        var imported = DisplacementMeasurement.Measured(connection, schema, CatalogueImport.Of(connection, schema));
        var simulated = new SimulatedServer(new ExecutionCosts(), DiskOptions.SolidState);
        return [.. plans.Select(plan => Compare(connection, imported, simulated, plan))];
    }

    private static PagePair Compare(NpgsqlConnection connection, ImportedDatabase imported, SimulatedServer simulated, PlanPair plan)
    {
        var compared = ComparedStatement.Of(connection, imported, plan.Case);
        var executions = compared.Statement.Parameters.IsEmpty ? 1 : plan.Theirs.Total > DearCost ? DearExecutions : CheapExecutions;
        var theirs = Executed(connection, compared, executions);
        var ours = simulated.PagesOf(compared.Tables, compared.Query, executions == CheapExecutions ? SimulatedExecutions : DearExecutions);
        return new PagePair(plan.Case, plan.Rows, ours, theirs, executions, plan.Theirs.Kinds, plan.IsSameKind);
    }

    private static double Executed(NpgsqlConnection connection, ComparedStatement compared, int executions)
    {
        using var transaction = connection.BeginTransaction();
        compared.DropOtherIndexes(connection);
        connection.Execute($"prepare counted as {compared.Statement.Text}");
        var random = new Random(3);
        var values = compared.Statement.Parameters.Select(column => ValuesOf(connection, column)).ToList();
        Accesses(connection, compared, [.. values.Select(column => column[0])]);
        var accesses = Enumerable.Range(0, executions)
            .Average(_ => (double)Accesses(connection, compared, [.. values.Select(column => column[random.Next(column.Count)])]));
        connection.Execute("deallocate counted");
        return accesses;
    }

    private static long Accesses(NpgsqlConnection connection, ComparedStatement compared, IReadOnlyList<long> values)
    {
        var arguments = values.Count == 0 ? "" : $"({string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)))})";
        return PlanBuffers.Of(connection.Value<string>($"explain (analyze, buffers, timing off, format json) execute counted{arguments}"));
    }

    /// <summary>Values of a column, evenly spread over its distinct ones.</summary>
    private static List<long> ValuesOf(NpgsqlConnection connection, string column)
    {
        var table = column[..column.IndexOf('.', StringComparison.Ordinal)];
        return connection.Rows(
            $"select v from (select v, row_number() over (order by v) as place, count(*) over () as n from (select distinct {column} as v from {table} where {column} is not null) d) p "
            + $"where n <= {ValuesAColumn} or place % (n / {ValuesAColumn}) = 0 order by v",
            reader => reader.GetInt64(0));
    }
}
