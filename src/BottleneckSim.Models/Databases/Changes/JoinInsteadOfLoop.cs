using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Changes;

/// <summary>Lets the query for a list join its details, instead of asking for them item by item in a loop. The other cure of N+1.</summary>
/// <remarks>
/// <code>
/// query orders                                    ─►   query orders-with-items-of-order   (join items on items.order_id = orders.id)
/// for-each 20: [ query items-of-order ]
/// </code>
/// A limit on the list becomes one on the joined rows: as many as the details of so many items on average.
/// </remarks>
/// <param name="Tier">The web or worker tier.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="List">The query for the list.</param>
/// <param name="Details">The query that loops ask; it has one equality, which becomes the join.</param>
/// <param name="EqualTo">The column of the list's table that the equality's values come from.</param>
public sealed record JoinInsteadOfLoop(string Tier, string Endpoint, string List, string Details, string EqualTo) : Change
{
    /// <inheritdoc />
    public override string Kind => "join-instead-of-loop";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var host = system.Host(Tier);
        var endpoint = host.Endpoint(Endpoint);
        var database = QueryLoops.DatabaseOf(system, host, endpoint, List);
        var joined = Joined(database, QueryLoops.Select(database, List), QueryLoops.Select(database, Details));
        var loops = 0;
        var withoutLoop = QueryLoops.Replace(endpoint.Steps, Details, (_, _) =>
        {
            loops++;
            return [];
        });
        if (loops == 0)
        {
            throw new ChangeRefusedException($"Endpoint '{Endpoint}' of '{Tier}' asks '{Details}' in no loop.");
        }

        var steps = StepTree.Rewrite(withoutLoop, step => step is QueryStep query && query.Query == List ? query with { Query = joined.Name } : step);
        return system
            .WithTier(database with { Queries = database.Queries.SetItem(joined.Name, joined) })
            .WithTier(host.WithSteps(endpoint, steps));
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before)
    {
        Apply(before);
        var host = before.Host(Tier);
        return RestoreTiers.Of(this, before, Tier, QueryLoops.DatabaseOf(before, host, host.Endpoint(Endpoint), List).Name);
    }

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: join {Details} to {List} for {Endpoint}";

    private SelectOptions Joined(DatabaseOptions database, SelectOptions list, SelectOptions details)
    {
        var on = details.Where.Where(entry => entry.Value is EqualsPredicate).Select(entry => entry.Key).ToList();
        var table = database.Table(details.Table);
        if (on.Count != 1 || list.Join is not null || list.Aggregate is not null || details.Join is not null || details.Aggregate is not null || list.Table == details.Table)
        {
            throw new ChangeRefusedException($"'{Details}' cannot be joined to '{List}': it needs one equality, another table, and neither query may join or sum already.");
        }

        if (!database.Table(list.Table).Columns.ContainsKey(EqualTo))
        {
            throw new ChangeRefusedException($"Table '{list.Table}' has no column '{EqualTo}'; its columns are: {SystemEdits.Listed(database.Table(list.Table).Columns.Keys)}.");
        }

        var perItem = Math.Max(1, table.Rows / table.Columns[on[0]].DistinctOf(table.Rows));
        return list with
        {
            Name = $"{List}-with-{Details}",
            Limit = list.Limit is { } limit ? (long)Math.Ceiling(limit * perItem) : null,
            Join = new JoinOptions(details.Table, on[0], EqualTo) { Where = details.Where.Remove(on[0]), Columns = details.Columns },
        };
    }
}
