using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Vocabulary.Databases;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>Changes of a database.</summary>
internal static class DatabaseChangeDefinitions
{
    private const string InWord = "in";
    private const string TableWord = "table";

    private static readonly Key<string> In = Key.Required(InWord, new ReferenceShape(NameKind.Database), "The database.");
    private static readonly Key<string> Table = Key.Required(TableWord, new ReferenceShape(NameKind.Table), "The table.").InScopeOf(InWord);
    private static readonly Key<ImmutableArray<OrderedColumn>> On = IndexDefinitions.On.InScopeOf(InWord, TableWord);
    private static readonly Key<ImmutableArray<string>> Include = IndexDefinitions.Include.InScopeOf(InWord, TableWord);

    private static readonly Key<ImmutableSortedDictionary<string, ConstantPredicate>> HeldWhere = IndexDefinitions.Where.InScopeOf(InWord, TableWord);

    private static readonly Key<ImmutableArray<OrderedColumn>> DroppedOn = Key.Omittable(
        "on", IndexDefinitions.OrderedColumns, "The key columns of an index that has its usual name.", "told by 'index'").InScopeOf(InWord, TableWord);

    private static readonly Key<string> Index = Key.Omittable(
        "index", new ReferenceShape(NameKind.Index), "The index's name.", "told by 'on'").InScopeOf(InWord, TableWord);

    private static readonly Key<string> Tier = Key.Required("tier", new ReferenceShape(NameKind.Database), "The database.");
    private static readonly Key<long> BufferPoolSize = Key.Required("size", DatabaseDefinitions.BufferPoolSize, "The new size.");

    private static readonly Key<string> Looped = Key.Required("query", NameShape.Dashed.Of(NameKind.Query), "The query that loops ask; it has one equality and no limit.");

    private static readonly Key<int> BatchSize = Key.Optional(
        "batch", Quantity.Count("values", "2", "10k"), Models.Databases.Changes.BatchQueries.UsualBatch, "Values in a statement.");

    private static readonly Key<string> ListQuery = Key.Required("list", NameShape.Dashed.Of(NameKind.Query), "The query for the list.");
    private static readonly Key<string> DetailsQuery = Key.Required("details", NameShape.Dashed.Of(NameKind.Query), "The query that loops ask; its one equality becomes the join.");
    private static readonly Key<string> EqualTo = Key.Required("equal-to", NameShape.Underscored.Of(NameKind.Column), "The column of the list's table that the equality's values come from.");

    public static ChangeKind AddIndex { get; } = ChangeKind.Of(
        "add-index",
        "Builds an index while the database goes on answering: it scans the table, sorts and writes.",
        values => new AddIndex(values.Get(In), values.Get(Table), values.Get(On))
        {
            Include = values.GetOr(Include, []),
            IsUnique = values.Get(IndexDefinitions.Unique),
            Where = values.GetOr(HeldWhere, NoNames.For<ConstantPredicate>()),
            Name = values.OrNothing(IndexDefinitions.Name),
        },
        In, Table, On, Include, IndexDefinitions.Unique, HeldWhere, IndexDefinitions.Name);

    public static ChangeKind DropIndex { get; } = ChangeKind.Of(
        "drop-index",
        "Removes an index at once. It is told by its name (`index`) or by its columns (`on`).",
        BuildDrop,
        In, Table, Index, DroppedOn);

    public static ChangeKind ResizeBufferPool { get; } = ChangeKind.Of(
        "resize-buffer-pool",
        "Gives a database's buffer pool more or less memory.",
        values => new ResizeBufferPool(values.Get(Tier), values.Get(BufferPoolSize)),
        Tier, BufferPoolSize);

    public static ChangeKind BatchQueries { get; } = ChangeKind.Of(
        "batch-queries",
        "Asks for the rows of a whole list at once instead of item by item in a loop (select-in loading).",
        values => new BatchQueries(values.Get(TargetKeys.Tier), values.Get(TargetKeys.Endpoint), values.Get(Looped), values.Get(BatchSize)),
        TargetKeys.Tier, TargetKeys.Endpoint, Looped, BatchSize);

    public static ChangeKind JoinInsteadOfLoop { get; } = ChangeKind.Of(
        "join-instead-of-loop",
        "Lets the query for a list join its details instead of asking for them item by item in a loop.",
        values => new JoinInsteadOfLoop(
            values.Get(TargetKeys.Tier), values.Get(TargetKeys.Endpoint), values.Get(ListQuery), values.Get(DetailsQuery), values.Get(EqualTo)),
        TargetKeys.Tier, TargetKeys.Endpoint, ListQuery, DetailsQuery, EqualTo);

    private static DropIndex BuildDrop(MappingValues values)
    {
        if (values.IsWritten(Index) == values.IsWritten(DroppedOn))
            values.RefuseAt(values.Node.At, "drop-index: an index must be told in one way", "allowed: either 'index' or 'on'");
        var name = values.OrNothing(Index) ?? IndexOptions.NameFor(values.Get(Table), values.GetOr(DroppedOn, []));
        return new DropIndex(values.Get(In), values.Get(Table), name);
    }
}
