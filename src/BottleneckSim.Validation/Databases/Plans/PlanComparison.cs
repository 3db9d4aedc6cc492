using System.Collections.Immutable;
using System.Globalization;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Explaining;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Validation.Databases.Import;
using BottleneckSim.Validation.Databases.Servers;
using BottleneckSim.Validation.Databases.Shop;
using Npgsql;

namespace BottleneckSim.Validation.Databases.Plans;

/// <summary>How the two planners planned a statement.</summary>
/// <param name="Case">The statement.</param>
/// <param name="Rows">Rows of the largest table.</param>
/// <param name="Ours">Our plan.</param>
/// <param name="Theirs">PostgreSQL's.</param>
/// <param name="Statement">The SQL.</param>
public sealed record PlanPair(PlanCase Case, long Rows, PlanShape Ours, PlanShape Theirs, string Statement)
{
    /// <summary>Whether the nodes are of the same kinds, on the same tables, in the same order.</summary>
    public bool IsSameKind => Ours.Kinds == Theirs.Kinds;

    /// <summary>Whether they use the same indexes, too.</summary>
    public bool IsSamePlan => IsSameKind && Ours.Indexes == Theirs.Indexes;

    /// <summary>Our cost over PostgreSQL's, less one.</summary>
    public double CostError => (Ours.Total / Theirs.Total) - 1;
}

/// <summary>Asks both planners for the same statements on the same tables.</summary>
/// <remarks>
/// PostgreSQL plans prepared statements by their parameters' statistics alone (<c>plan_cache_mode = force_generic_plan</c>), as the simulated
/// database does. Indexes that a case does without are dropped in a transaction that is rolled back.
/// </remarks>
public static class PlanComparison
{
    /// <summary>Plans all cases on a shop of a size.</summary>
    /// <param name="server">The server; the shop is there.</param>
    /// <param name="rows">Rows of its largest table.</param>
    /// <param name="cases">The cases.</param>
    public static IReadOnlyList<PlanPair> Run(DatabaseServer server, long rows, IEnumerable<PlanCase> cases)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(cases);
        using var connection = server.Open();
        connection.Execute($"set search_path to {ShopSchema.NameFor(rows)}; set plan_cache_mode = force_generic_plan");
        var imported = CatalogueImport.Of(connection, ShopSchema.NameFor(rows));
        return [.. cases.Select(one => Compare(connection, imported, rows, one))];
    }

    private static PlanPair Compare(NpgsqlConnection connection, ImportedDatabase imported, long rows, PlanCase planCase)
    {
        var compared = ComparedStatement.Of(connection, imported, planCase);
        var ours = Explanation.Of(Database(compared.Tables), compared.Query).Chosen;
        return new PlanPair(planCase, rows, PlanShape.Of(ours), PlanShape.Of(Explain(connection, compared)), compared.Statement.Text);
    }

    private static DatabaseOptions Database(ImmutableSortedDictionary<string, TableOptions> tables) => new()
    {
        Name = "db",
        Cpu = new(2),
        Disk = DiskOptions.SolidState,
        Tables = tables,
        Queries = ImmutableSortedDictionary.Create<string, QueryOptions>(StringComparer.Ordinal),
    };

    private static string Explain(NpgsqlConnection connection, ComparedStatement compared)
    {
        using var transaction = connection.BeginTransaction();
        compared.DropOtherIndexes(connection);
        var statement = compared.Statement;
        if (statement.Parameters.IsEmpty)
            return connection.Value<string>($"explain (format json) {statement.Text}");
        connection.Execute($"prepare compared as {statement.Text}");
        var values = string.Join(", ", Enumerable.Range(1, statement.Parameters.Length).Select(value => value.ToString(CultureInfo.InvariantCulture)));
        var plan = connection.Value<string>($"explain (format json) execute compared({values})");
        connection.Execute("deallocate compared");
        return plan;
    }
}
