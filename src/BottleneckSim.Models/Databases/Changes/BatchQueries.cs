using System.Collections.Immutable;
using System.Globalization;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Changes;

/// <summary>
/// Asks for the rows of a whole list at once instead of item by item (select-in loading): a loop of n queries becomes ⌈n ÷ batch⌉ queries whose
/// equality is a list of values. The cure of N+1.
/// </summary>
/// <remarks>
/// <code>
/// for-each 1200: [ query items-of-order ]     ─►   for-each 2: [ query items-of-order-in-500 ]
///                                                  query items-of-order-in-200
/// </code>
/// </remarks>
/// <param name="Tier">The web or worker tier.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Query">The query that loops ask; it has one equality and no limit.</param>
/// <param name="BatchSize">Values in a statement: 2 to 10,000. SQLAlchemy takes 500.</param>
public sealed record BatchQueries(string Tier, string Endpoint, string Query, int BatchSize = BatchQueries.UsualBatch) : Change
{
    /// <summary>Values in a statement where nothing else is said (SQLAlchemy 2.0, select-in loading).</summary>
    public const int UsualBatch = 500;

    private const int LargestBatch = 10_000;

    /// <inheritdoc />
    public override string Kind => "batch-queries";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        SystemEdits.RequireRange("A batch", BatchSize, 2, LargestBatch);
        var host = system.Host(Tier);
        var endpoint = host.Endpoint(Endpoint);
        var database = QueryLoops.DatabaseOf(system, host, endpoint, Query);
        var query = QueryLoops.Select(database, Query);
        var column = EqualityOf(query);
        var sizes = new SortedSet<int>();
        var steps = QueryLoops.Replace(endpoint.Steps, Query, (count, step) => Batches(count, step, sizes));
        if (sizes.Count == 0)
        {
            throw new ChangeRefusedException($"Endpoint '{Endpoint}' of '{Tier}' asks '{Query}' in no loop.");
        }

        var batches = sizes.Select(size => query with { Name = NameFor(Query, size), Where = query.Where.SetItem(column, new InPredicate(size)) });
        return system
            .WithTier(database with { Queries = database.Queries.SetItems(batches.Select(batch => KeyValuePair.Create(batch.Name, (QueryOptions)batch))) })
            .WithTier(host.WithSteps(endpoint, steps));
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before)
    {
        Apply(before);
        var host = before.Host(Tier);
        return RestoreTiers.Of(this, before, Tier, QueryLoops.DatabaseOf(before, host, host.Endpoint(Endpoint), Query).Name);
    }

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: ask {Query} for {Endpoint} in batches of {SystemEdits.Number(BatchSize)}";

    /// <summary>The name of the query for so many values.</summary>
    private static string NameFor(string query, int values) => string.Create(CultureInfo.InvariantCulture, $"{query}-in-{values}");

    private IEnumerable<Step> Batches(int count, QueryStep step, SortedSet<int> sizes)
    {
        var (whole, rest) = (count / BatchSize, count % BatchSize);
        if (whole > 0)
        {
            sizes.Add(BatchSize);
            var batch = step with { Query = NameFor(Query, BatchSize) };
            yield return whole == 1 ? batch : new ForEachStep(whole, [batch]);
        }

        if (rest > 0)
        {
            sizes.Add(rest);
            yield return step with { Query = NameFor(Query, rest) };
        }
    }

    private string EqualityOf(SelectOptions query)
    {
        var equalities = query.Where.Where(entry => entry.Value is EqualsPredicate).Select(entry => entry.Key).ToImmutableArray();
        return equalities.Length == 1 && query.Limit is null
            ? equalities[0]
            : throw new ChangeRefusedException($"Query '{Query}' cannot be asked in batches: it needs one equality and no limit, and has {equalities.Length} and {(query.Limit is null ? "no" : "a")} limit.");
    }
}
