using System.Globalization;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Databases;

/// <summary>What queries demand of columns.</summary>
internal static class PredicateDefinitions
{
    private const double Rounding = 1e-9;

    private static readonly Key<int> In = Key.Required("in", Quantity.Count("values", "1", "10k"), "The column is one of so many values.");

    private static readonly Key<double> Range =
        Key.Required("range", Quantity.Share("0.0000001%", "100%"), "The column lies in a range that holds this share of its values.");

    private static readonly Key<RangePosition> Where = Key.Optional(
        "position",
        new WordShape<RangePosition>(("upper-end", RangePosition.UpperEnd), ("anywhere", RangePosition.Anywhere)),
        RangePosition.UpperEnd,
        "Where the range lies: always at the upper end (the last seven days), or anywhere, drawn for each request unless `from` is written.");

    private static readonly Key<double> From = Key.Omittable(
        "from", Quantity.Share("0%", "100%"), "Where the range always begins: the share of the column's values that are smaller; with `range` at most 100%.", "as `position` says");

    private static readonly Key<string> Is = Key.Required("is", NameShape.Dashed, "The value, as the statement names it.");

    private static readonly Key<double> Share = Key.Required("share", Quantity.Share("0.0000001%", "100%"), "The share of the table's rows that have it.");

    private static readonly Mapping<ConstantPredicate> ConstantMapping = new(
        "constant predicate",
        "The column has a value that the statement names, `status = 'pending'`, which may be rarer or more common than others.",
        [Is, Share],
        values => new ConstantPredicate(values.Get(Is), values.Get(Share)));

    /// <summary>A value that a statement or a partial index names.</summary>
    public static Shape<ConstantPredicate> Constant { get; } = new MappingShape<ConstantPredicate>(ConstantMapping);

    public static Shape<Predicate> Predicate { get; } = new ChoiceShape<Predicate>(
        "predicate",
        [
            ConstantMapping.As<Predicate>("demanded constant", constant => constant),
            new("in predicate", "The column is one of several values.", [In], values => new InPredicate(values.Get(In))),
            new("range predicate", "The column lies in a range.", [Range, Where, From], RangeOf),
        ])
    {
        Single = new WordShape<Predicate>(("equals", new EqualsPredicate()), ("equals-drawn", new EqualsPredicate { IsDrawn = true })),
    };

    private static RangePredicate RangeOf(MappingValues values)
    {
        var range = new RangePredicate(values.Get(Range), values.Get(Where));
        if (values.OrNull(From) is not { } from)
            return range;
        if (from + range.Fraction > 1 + Rounding)
            values.Refuse(From, $"the range would end at {Percent(from + range.Fraction)} of the values", $"at most {Percent(1 - range.Fraction)}, which is 100% less the range");
        if (values.IsWritten(Where) && range.Position == RangePosition.UpperEnd)
            values.Refuse(From, "the range lies at the upper end", "`position: anywhere`, or no position");
        return range with { Position = RangePosition.Anywhere, Start = from };
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#######}%");
}
