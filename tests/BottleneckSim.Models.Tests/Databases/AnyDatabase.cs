using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Databases;

/// <summary>Any valid table with any valid query on it.</summary>
internal static class AnyDatabase
{
    private static readonly string[] Names = ["a", "b", "c", "d"];

    private static ImmutableSortedDictionary<string, ConstantPredicate> NoRows { get; } = ImmutableSortedDictionary.Create<string, ConstantPredicate>(StringComparer.Ordinal);

    public static Gen<TableOptions> Table { get; } =
        from rows in Gen.OneOf(Gen.Choose(0, 3), Gen.Choose(0, 10_000), Gen.Choose(0, 2_000_000_000)).Select(rows => (long)rows)
        from rowBytes in Gen.Choose(32, 8_000)
        from fillFactor in Gen.Choose(10, 100)
        from pages in Gen.Choose(-3, 1_000_000)
        from allVisible in Gen.Choose(0, 10)
        from columns in Gen.CollectToArray(Names, Column)
        from indexes in Gen.Choose(0, 4).SelectMany(count => Index.ArrayOf(count))
        select new TableOptions
        {
            Name = "t",
            Rows = rows,
            RowBytes = rowBytes,
            FillFactor = fillFactor,
            Pages = pages <= 0 ? null : pages,
            AllVisibleFraction = allVisible / 10.0,
            Columns = columns.ToImmutableSortedDictionary(column => column.Name, column => column, StringComparer.Ordinal),
            Indexes = indexes.DistinctBy(index => index.Name, StringComparer.Ordinal)
                .ToImmutableSortedDictionary(index => index.Name, index => index, StringComparer.Ordinal),
        };

    public static Gen<QueryOptions> Query { get; } = Gen.Frequency(
        (6, Select.Select(query => (QueryOptions)query)),
        (1, Gen.Choose(1, 1_000).Select(rows => (QueryOptions)new InsertOptions { Name = "q", Table = "t", Rows = rows })),
        (1, from set in SomeNames(1)
            from conditions in Where
            select (QueryOptions)new UpdateOptions { Name = "q", Table = "t", Set = set, Where = conditions }),
        (1, Where.Select(conditions => (QueryOptions)new DeleteOptions { Name = "q", Table = "t", Where = conditions })));

    /// <summary>A second table, as <see cref="Table"/> but with another name.</summary>
    public static Gen<TableOptions> JoinedTable { get; } = Table.Select(table => table with { Name = "u" });

    /// <summary>A query that joins the second table to the first.</summary>
    public static Gen<SelectOptions> JoinQuery { get; } =
        from query in Select
        from joinedColumn in Gen.Elements(Names)
        from ownColumn in Gen.Elements(Names)
        from conditions in Where
        from columns in SomeNames(1)
        from selectsAll in Gen.Elements(true, false)
        select query with { Join = new JoinOptions("u", joinedColumn, ownColumn) { Where = conditions, Columns = selectsAll ? null : columns } };

    private static Gen<IndexOptions> Index =>
        from columns in SomeNames(1)
        from directions in Gen.Elements(SortDirection.Ascending, SortDirection.Descending).ArrayOf(Names.Length)
        from include in Gen.Elements(Names)
        from hasInclude in Gen.Elements(true, false)
        from isUnique in Gen.Elements(true, false)
        from isPartial in Gen.Elements(true, false, false)
        from held in Gen.Elements(Names)
        from constant in Constant
        let keys = columns.Select((column, position) => new OrderedColumn(column, directions[position])).ToImmutableArray()
        select IndexOptions.On("t", keys) with
        {
            IsUnique = isUnique,
            Where = isPartial ? NoRows.Add(held, constant) : NoRows,
            Include = hasInclude && !columns.Contains(include, StringComparer.Ordinal) ? [include] : [],
        };

    private static Gen<SelectOptions> Select =>
        from conditions in Where
        from order in SomeNames(0)
        from directions in Gen.Elements(SortDirection.Ascending, SortDirection.Descending).ArrayOf(Names.Length)
        from limit in Gen.Choose(0, 1_000)
        from columns in SomeNames(1)
        from selectsAll in Gen.Elements(true, false)
        from isAggregated in Gen.Elements(true, false, false, false)
        let rows = new SelectOptions
        {
            Name = "q",
            Table = "t",
            Where = conditions,
            OrderBy = [.. order.Select((column, position) => new OrderedColumn(column, directions[position]))],
            Limit = limit == 0 ? null : limit,
            Columns = selectsAll ? null : columns,
        }
        let sums = new AggregateOptions { GroupBy = order, Sums = selectsAll ? [] : columns }
        select isAggregated ? rows with { OrderBy = [], Columns = null, Aggregate = sums } : rows;

    private static Gen<ImmutableSortedDictionary<string, Predicate>> Where =>
        from columns in SomeNames(0)
        from predicates in Predicates.ArrayOf(Names.Length)
        select columns.Zip(predicates).ToImmutableSortedDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);

    private static Gen<Predicate> Predicates => Gen.OneOf(
        Gen.Constant((Predicate)new EqualsPredicate()),
        Constant.Select(constant => (Predicate)constant),
        Gen.Choose(1, 10_000).Select(values => (Predicate)new InPredicate(values)),
        from thousandths in Gen.Choose(1, 1_000)
        from position in Gen.Elements(RangePosition.UpperEnd, RangePosition.Anywhere)
        from start in Gen.Elements<double?>(null, 0, 0.5, 1)
        select (Predicate)new RangePredicate(thousandths / 1_000.0, position) { Start = start * (1 - (thousandths / 1_000.0)) });

    /// <summary>One of few, so that statements and partial indexes meet.</summary>
    private static Gen<ConstantPredicate> Constant => Gen.Elements(new ConstantPredicate("rare", 0.001), new ConstantPredicate("common", 0.9));

    private static Gen<ColumnOptions> Column(string name) =>
        from distinct in Gen.Choose(0, 1_000_000)
        from correlation in Gen.Choose(-10, 10)
        from nulls in Gen.Choose(0, 10)
        from width in Gen.Choose(1, 8)
        from mostCommon in Gen.Choose(0, 10)
        from others in Gen.Choose(0, 4)
        from displacement in Gen.Elements(0.0, 0.8, 300)
        select new ColumnOptions(
            name, distinct == 0 ? null : distinct, correlation / 10.0, nulls / 10.0, width, mostCommon == 0 ? null : new CommonValues([.. Enumerable.Repeat(mostCommon / 10.0 / (others + 1), others + 1)]))
        {
            Displacement = displacement,
        };

    private static Gen<ImmutableArray<string>> SomeNames(int atLeast) =>
        from count in Gen.Choose(atLeast, Names.Length)
        from order in Gen.Shuffle(Names)
        select order.Take(count).ToImmutableArray();
}
