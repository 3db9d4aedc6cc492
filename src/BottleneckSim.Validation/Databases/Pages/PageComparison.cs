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
/// <param name="Plan">PostgreSQL's plan.</param>
/// <param name="IsSameKind">Whether both executed the same kind of plan; otherwise there is nothing to compare.</param>
internal sealed record PagePair(PlanCase Case, long Rows, AveragedPages Ours, AveragedPages Theirs, string Plan, bool IsSameKind)
{
    /// <summary>Our accesses over PostgreSQL's, less one.</summary>
    public double Error => (Ours.Mean / Theirs.Mean) - 1;
}

/// <summary>Executes statements on both databases and counts the pages that they look up in the buffer pool.</summary>
/// <remarks>
/// <code>
/// case ─┬► EXPLAIN (ANALYZE, BUFFERS), each value or some for all ─► shared hit + read ─┐
///       └► simulated server, values drawn until the mean is known ─► hits + reads      ─┴► ratio
/// </code>
/// Neither time nor noise is in this: what a plan touches is a matter of the tables and the values alone. Each statement is executed once
/// before it is counted, since PostgreSQL's first look at an index reads its meta page, too.
/// </remarks>
internal static class PageComparison
{
    private const double DearCost = 2_000;
    private const int CheapExecutions = 200;
    private const int DearExecutions = 50;
    private const int FewestSimulated = 400;
    private const double Precision = 0.01;
    private const long MostSimulatedPages = 10_000_000;

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
        var theirs = Executed(connection, compared, plan.Theirs.Total > DearCost ? DearExecutions : CheapExecutions);
        var ours = simulated.PagesOf(compared.Tables, compared.Query, theirs.Executions == 1 ? 1 : FewestSimulated, Precision, MostSimulatedPages);
        return new PagePair(plan.Case, plan.Rows, ours, theirs, plan.Theirs.Kinds, plan.IsSameKind);
    }

    private static AveragedPages Executed(NpgsqlConnection connection, ComparedStatement compared, int most)
    {
        using var transaction = connection.BeginTransaction();
        compared.DropOtherIndexes(connection);
        connection.Execute($"prepare counted as {compared.Statement.Text}");
        var random = new Random(3);
        var columns = compared.Statement.Parameters.Select(column => ColumnValues.Of(connection, column, most, random)).ToList();
        var executions = columns.Select(values => values.Length).DefaultIfEmpty(1).Max();
        Accesses(connection, columns, 0);
        var accesses = Enumerable.Range(0, executions).Average(execution => (double)Accesses(connection, columns, execution));
        connection.Execute("deallocate counted");
        return new AveragedPages(accesses, 0, executions);
    }

    private static long Accesses(NpgsqlConnection connection, List<long[]> columns, int execution) =>
        PlanBuffers.Of(connection.Value<string>($"explain (analyze, buffers, timing off, format json) execute counted{ColumnValues.Arguments(columns, execution)}"));
}
