using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Databases;

/// <summary>What a query does beyond reading one table: joining another, counting and summing.</summary>
internal static class JoinDefinitions
{
    private const string TableWord = "table";

    private static readonly ReferenceShape Column = new ReferenceShape(NameKind.Column);
    private static readonly Shape<ImmutableArray<string>> Columns = new ListShape<string>(Column, 1, 200);

    private static readonly Key<string> Table = Key.Required(TableWord, new ReferenceShape(NameKind.Table), "The second table.");
    private static readonly Key<string> On = Key.Required("on", Column, "Its column that has to equal one of the first table.").Beneath(TableWord);
    private static readonly Key<string> EqualTo = Key.Required("equal-to", Column, "The column of the first table.");

    private static readonly Key<ImmutableSortedDictionary<string, Predicate>> Where = Key.Omittable(
        "where",
        new MapShape<Predicate>(Column, PredicateDefinitions.Predicate, 0, 32),
        "What is demanded of the second table's columns besides, all at once.",
        "nothing").Beneath(TableWord);

    private static readonly Key<ImmutableArray<string>> Select =
        Key.Omittable("select", Columns, "The columns asked for of the second table.", "all").Beneath(TableWord);

    private static readonly Key<ImmutableArray<string>> GroupBy = Key.Omittable(
        "group-by", new ListShape<string>(Column, 1, 32), "The columns of the first table that groups are made by.", "all rows are one group");

    private static readonly Key<ImmutableArray<string>> Sum = Key.Omittable(
        "sum", new ListShape<string>(Column, 1, 32), "The columns of the first table that are summed; rows are counted in any case.", "none");

    public static Mapping<JoinOptions> Join { get; } = new(
        "join",
        "A second table whose rows are joined to those of the first: join items on items.order_id = orders.id.",
        [Table, On, EqualTo, Where, Select],
        values => new JoinOptions(values.Get(Table), values.Get(On), values.Get(EqualTo))
        {
            Where = values.GetOr(Where, NoNames.For<Predicate>()),
            Columns = values.OrNull(Select),
        });

    public static Mapping<AggregateOptions> Aggregate { get; } = new(
        "aggregate",
        "Counting and summing in the database.",
        [GroupBy, Sum],
        values => new AggregateOptions { GroupBy = values.GetOr(GroupBy, []), Sums = values.GetOr(Sum, []) });
}
