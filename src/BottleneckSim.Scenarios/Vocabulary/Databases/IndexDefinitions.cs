using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Databases;

/// <summary>B-tree indexes.</summary>
internal static class IndexDefinitions
{
    private const int MostColumns = 32;

    /// <summary>The key columns of an index, for tables and for changes.</summary>
    public static Shape<ImmutableArray<OrderedColumn>> OrderedColumns { get; } = new ListShape<OrderedColumn>(new OrderedColumnShape(), 1, MostColumns);

    public static Shape<ImmutableArray<string>> Columns { get; } = new ListShape<string>(new ReferenceShape(NameKind.Column), 1, MostColumns);

    public static Key<ImmutableArray<OrderedColumn>> On { get; } =
        Key.Required("on", OrderedColumns, "The key columns, in order of significance.");

    public static Key<ImmutableArray<string>> Include { get; } =
        Key.Omittable("include", Columns, "Columns that are stored in the leaves but not ordered by.", "none");

    public static Key<bool> Unique { get; } = Key.Optional("unique", Words.Flag, false, "Whether no two rows have the same key.");

    public static Key<ImmutableSortedDictionary<string, ConstantPredicate>> Where { get; } = Key.Omittable(
        "where",
        new MapShape<ConstantPredicate>(new ReferenceShape(NameKind.Column), PredicateDefinitions.Constant, 0, MostColumns),
        "Which rows it holds (a partial index); only statements that demand the same may use it.",
        "all rows");

    public static Key<string> Name { get; } =
        Key.Omittable("name", NameShape.Underscored, "The index's name.", "as PostgreSQL names it: orders_customer_id_idx");

    private static readonly Key<long> Pages = Key.Omittable(
        "pages", Quantity.LargeCount("pages", "1", "1000G"), "Pages of 8 KiB that the index takes at the start, where it is bloated.", "as many as a fresh build fills");

    private static readonly Mapping<IndexOptions> Mapping = new(
        "index",
        "A B-tree index of a table. A bare list of columns is an index on them.",
        [On, Include, Unique, Where, Name, Pages],
        values => Make(values.Get(On), values.GetOr(Include, []), values.Get(Unique), values.OrNothing(Name), values.Context) with
        {
            Where = values.GetOr(Where, NoNames.For<ConstantPredicate>()),
            Pages = values.OrNull(Pages),
        });

    /// <summary>An index of the table that is being read.</summary>
    public static Shape<IndexOptions> Index { get; } = new ChoiceShape<IndexOptions>("index", [Mapping])
    {
        List = new ConvertedShape<ImmutableArray<OrderedColumn>, IndexOptions>(
            OrderedColumns, (columns, context) => Make(columns, [], isUnique: false, name: null, context)),
    };

    private static IndexOptions Make(
        ImmutableArray<OrderedColumn> columns, ImmutableArray<string> include, bool isUnique, string? name, ReadingContext context)
    {
        var index = new IndexOptions(name ?? IndexOptions.NameFor(context.Scope.Table, columns, include), columns) { Include = include, IsUnique = isUnique };
        context.Names.Declare(NameKind.Index, context.Scope, index.Name);
        return index;
    }
}
