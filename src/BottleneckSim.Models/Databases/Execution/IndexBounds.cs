using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Placement;
using BottleneckSim.Models.Databases.Planning;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Execution;

/// <summary>Where in an index's key order the entries of given values lie.</summary>
/// <remarks>
/// <code>
/// customer_id = 7 of 10            0 ├──────────────┼─┼──────┤ 1      position 0.7, width 0.1
///   and created_at in the last 5 % 0 ├───────────────┼┼──────┤ 1      position 0.795, width 0.005
/// </code>
/// </remarks>
internal sealed class IndexBounds
{
    private readonly Bound[] _bounds;

    public IndexBounds(StoredTable table, IndexOptions index, IndexAccess access)
    {
        _bounds = new Bound[access.BoundingConditions];
        for (var position = 0; position < _bounds.Length; position++)
        {
            var condition = access.Conditions[position];
            _bounds[position] = new Bound(
                condition.Predicate,
                StableHash.OfName(condition.Column),
                table.Options.Columns[condition.Column].DistinctOf(table.Rows),
                index.Columns[position].Direction == SortDirection.Descending,
                DrawnFraction.Of(table, condition));
        }
    }

    /// <summary>The part of the index for one descent.</summary>
    /// <param name="values">The statement's values.</param>
    /// <param name="descent">Which combination of list values: from 0.</param>
    public IndexRange RangeOf(StatementValues values, int descent)
    {
        double position = 0;
        double width = 1;
        double skew = 1;
        ulong seed = 0;
        foreach (var (predicate, column, distinct, isDescending, drawn) in _bounds)
        {
            var item = predicate is InPredicate list ? descent % list.Values : 0;
            descent = predicate is InPredicate several ? descent / several.Values : descent;
            var hash = values.HashOf(column, item);
            var (offset, part) = predicate switch
            {
                RangePredicate { Position: RangePosition.Anywhere, Start: { } start } range => (isDescending ? Math.Max(0, 1 - start - range.Fraction) : start, range.Fraction),
                RangePredicate { Position: RangePosition.Anywhere } range => (AccessPattern.Fraction(hash) * (1 - range.Fraction), range.Fraction),
                RangePredicate range => (isDescending ? 0 : 1 - range.Fraction, range.Fraction),
                ConstantPredicate constant => (AccessPattern.Fraction(StableHash.OfName(constant.Value)) * (1 - constant.Fraction), constant.Fraction),
                _ when drawn is not null => drawn.PlaceOf(hash, isDescending),
                _ => (AccessPattern.Below(hash, (long)distinct) / distinct, 1 / distinct),
            };
            skew *= drawn?.SkewOfOne(hash) ?? 1;
            if (seed == 0)
            {
                // Rows of one value of the first column lie on the same pages, whichever index leads to them.
                seed = predicate switch
                {
                    RangePredicate => column,
                    ConstantPredicate constant => StableHash.Mix(column ^ StableHash.OfName(constant.Value)),
                    _ => StableHash.Mix(column + (ulong)AccessPattern.Below(hash, (long)distinct)),
                };
            }

            position += offset * width;
            width *= part;
        }

        return new IndexRange(position, width, seed, StableHash.Mix(seed + (ulong)descent + values.HashOf(seed)), skew);
    }

    private readonly record struct Bound(Predicate Predicate, ulong Column, double Distinct, bool IsDescending, DrawnFraction? Drawn);
}

/// <summary>A part of an index.</summary>
/// <param name="Position">Where it begins in the key order: 0 to 1.</param>
/// <param name="Width">How large a part of the whole it is: 0 to 1.</param>
/// <param name="Seed">Tells where the rows of its first column's value lie.</param>
/// <param name="Rounding">A hash for rounding expected numbers of rows.</param>
/// <param name="Skew">How many times as many rows its values have as the planner expects of any values.</param>
internal readonly record struct IndexRange(double Position, double Width, ulong Seed, ulong Rounding, double Skew);
