using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Databases;

/// <summary>The statements that callers may ask of a database.</summary>
internal static class QueryDefinitions
{
    private const string FromWord = "from";
    private const string InsertWord = "insert-into";
    private const string UpdateWord = "update";
    private const string DeleteWord = "delete-from";

    private static readonly Shape<string> Table = new ReferenceShape(NameKind.Table);
    private static readonly Shape<ImmutableArray<string>> Columns = new ListShape<string>(new ReferenceShape(NameKind.Column), 1, 200);

    private static readonly Key<string> From = Key.Required(FromWord, Table, "The table whose rows are read.");
    private static readonly Key<string> InsertInto = Key.Required(InsertWord, Table, "The table that gets rows.");
    private static readonly Key<string> Update = Key.Required(UpdateWord, Table, "The table whose rows are changed.");
    private static readonly Key<string> DeleteFrom = Key.Required(DeleteWord, Table, "The table that loses rows.");

    private static readonly Key<ImmutableSortedDictionary<string, Predicate>> Where = Key.Omittable(
        "where",
        new MapShape<Predicate>(new ReferenceShape(NameKind.Column), PredicateDefinitions.Predicate, 0, 32),
        "What is demanded of columns, all at once.",
        "every row qualifies");

    private static readonly Key<ImmutableArray<OrderedColumn>> OrderBy =
        Key.Omittable("order-by", IndexDefinitions.OrderedColumns, "The order asked for.", "none").Beneath(FromWord);

    private static readonly Key<long> Limit = Key.Omittable("limit", Quantity.LargeCount("rows", "1", "1G"), "At most so many rows.", "all");
    private static readonly Key<ImmutableArray<string>> Select = Key.Omittable("select", Columns, "The columns asked for.", "all").Beneath(FromWord);
    private static readonly Key<ImmutableArray<string>> Set = Key.Required("set", Columns, "The columns that are written.").Beneath(UpdateWord);
    private static readonly Key<int> Rows = Key.Optional("rows", Quantity.Count("rows", "1", "100k"), 1, "Rows that one statement adds.");

    private static readonly Key<string> KeySpace = Key.Omittable(
        "key-space",
        new ReferenceShape(NameKind.KeySpace),
        "The key space whose key, as the request drew it, gives the value of every equality; popular keys hit the same pages again.",
        "each request draws its own value, all equally likely");

    private static readonly Key<JoinOptions> Join = Key.Omittable(
        "join", new MappingShape<JoinOptions>(JoinDefinitions.Join), "A second table whose rows are joined to those of the first.", "none").Beneath(FromWord);

    private static readonly Key<AggregateOptions> Aggregate = Key.Omittable(
        "aggregate",
        new MappingShape<AggregateOptions>(JoinDefinitions.Aggregate),
        "Rows are counted and summed in the database; only the results leave it.",
        "the rows themselves").Beneath(FromWord);

    private static readonly Key<ReadRouting> Reads = Key.Omittable(
        "reads", ReplicaDefinitions.Routing, "Where it is executed in a database with replicas.", "as the database says").Beneath(FromWord);

    /// <summary>A query of the database that is being read.</summary>
    public static Shape<QueryOptions> Query { get; } = new ChoiceShape<QueryOptions>("query", [MakeSelect(), MakeInsert(), MakeUpdate(), MakeDelete()]);

    private static Mapping<QueryOptions> MakeSelect()
    {
        var where = Where.Beneath(FromWord);
        return new("select query", "Reads rows.", [From, where, Join, Aggregate, OrderBy, Limit, Select, KeySpace, Reads], values =>
        {
            CheckCombination(values);
            return new SelectOptions
            {
                Name = values.Name,
                Table = values.Get(From),
                Where = values.GetOr(where, NoNames.For<Predicate>()),
                Join = values.OrNothing(Join),
                Aggregate = values.OrNothing(Aggregate),
                OrderBy = values.GetOr(OrderBy, []),
                Limit = values.OrNull(Limit),
                Columns = values.OrNull(Select),
                Reads = values.OrNull(Reads),
                KeySpace = values.OrNothing(KeySpace),
            };
        });
    }

    private static void CheckCombination(MappingValues values)
    {
        if (values.IsWritten(Join) && values.Get(Join).Table == values.Get(From))
            values.Refuse(Join, "a table cannot be joined to itself", "another table");
        if (values.IsWritten(Aggregate) && (values.IsWritten(OrderBy) || values.IsWritten(Select)))
            values.Refuse(Aggregate, "counts and sums come without 'select' and 'order-by'", "one or the other");
    }

    private static Mapping<QueryOptions> MakeInsert() => new(
        "insert query",
        "Adds rows.",
        [InsertInto, Rows, KeySpace],
        values => new InsertOptions
        {
            Name = values.Name,
            Table = values.Get(InsertInto),
            Rows = values.Get(Rows),
            KeySpace = values.OrNothing(KeySpace),
        });

    private static Mapping<QueryOptions> MakeUpdate()
    {
        var where = Where.Beneath(UpdateWord);
        return new("update query", "Changes columns of the rows that qualify.", [Update, Set, where, KeySpace], values => new UpdateOptions
        {
            Name = values.Name,
            Table = values.Get(Update),
            Set = values.Get(Set),
            Where = values.GetOr(where, NoNames.For<Predicate>()),
            KeySpace = values.OrNothing(KeySpace),
        });
    }

    private static Mapping<QueryOptions> MakeDelete()
    {
        var where = Where.Beneath(DeleteWord);
        return new("delete query", "Removes the rows that qualify.", [DeleteFrom, where, KeySpace], values => new DeleteOptions
        {
            Name = values.Name,
            Table = values.Get(DeleteFrom),
            Where = values.GetOr(where, NoNames.For<Predicate>()),
            KeySpace = values.OrNothing(KeySpace),
        });
    }
}
