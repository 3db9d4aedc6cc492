using BottleneckSim.Scenarios.Documents;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>A mapping whose keys are names that stand elsewhere: prices of tiers, weights of tasks, predicates on columns.</summary>
/// <param name="key">The rule for keys.</param>
/// <param name="item">What stands behind a key.</param>
/// <param name="fewest">The fewest allowed.</param>
/// <param name="most">The most allowed.</param>
internal sealed class MapShape<T>(ScalarShape<string> key, Shape<T> item, int fewest, int most) : EntriesShape<T>(key, item, fewest, most)
{
    private readonly ScalarShape<string> _key = key;
    private readonly Shape<T> _item = item;
    private readonly string _count = FormattableString.Invariant($"{fewest} to {most} entries");

    public override string Describe() => $"{_count}, {_key.Describe()}: {_item.Describe()}";

    public override string ToMarkdown() => $"{_count}, {_key.Describe()}: {_item.ToMarkdown()}";

    protected override void RefuseOther(Node node, ReadingContext context) => Refuse(node, context, "instead of a mapping");

    protected override ReadingContext Inside(string name, ReadingContext context) => context with { Subject = name };
}
