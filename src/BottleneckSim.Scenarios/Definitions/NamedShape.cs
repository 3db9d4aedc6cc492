using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>A mapping from names that the author gives to equal things: pools, tables, endpoints.</summary>
/// <param name="kind">What the names are the names of.</param>
/// <param name="name">The rule for names.</param>
/// <param name="item">What stands behind a name.</param>
/// <param name="fewest">The fewest allowed.</param>
/// <param name="most">The most allowed.</param>
internal sealed class NamedShape<T>(NameKind kind, NameShape name, Shape<T> item, int fewest, int most) : EntriesShape<T>(name, item, fewest, most)
{
    private readonly string _count = FormattableString.Invariant($"{fewest} to {most} {kind.Plural()} by name");
    private readonly NameShape _name = name;
    private readonly Shape<T> _item = item;

    public override string Describe() => _count;

    public override string ToMarkdown() => $"{_count} ({_name.ToMarkdown()}), each: {_item.ToMarkdown()}";

    protected override void RefuseOther(Node node, ReadingContext context)
    {
        context.Names.MarkUnclear(kind, context.Scope);
        Refuse(node, context, "instead of a mapping from names");
    }

    protected override void Declare(string name, ReadingContext context) => context.Names.Declare(kind, context.Scope, name);

    protected override ReadingContext Inside(string name, ReadingContext context) => context with
    {
        Subject = name,
        Name = name,
        Scope = ScopeOf(name, context.Scope),
        Program = kind is NameKind.Endpoint or NameKind.Job ? name : context.Program,
    };

    protected override SpecimenContext Around(string name, SpecimenContext context) => context with { Scope = ScopeOf(name, context.Scope) };

    private Scope ScopeOf(string key, Scope around) => kind is NameKind.Tier or NameKind.Table ? around.Within(key) : around;
}
