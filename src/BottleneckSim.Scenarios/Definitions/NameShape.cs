using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>A name by a rule.</summary>
internal sealed class NameShape : ScalarShape<string>
{
    private const string EndpointPattern = "(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) /[A-Za-z0-9_.~{}/-]{0,119}";
    private const int Names = 20;
    private readonly string _rule;
    private readonly string _pattern;
    private readonly Regex _regex;

    private readonly string _markdown;

    private NameShape(string rule, string pattern, string? markdown = null)
    {
        _markdown = markdown ?? rule;
        _rule = rule;
        _pattern = $"^{pattern}$";
        _regex = new Regex($"^{pattern}\\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    /// <summary>What its names are the names of, where that is known.</summary>
    private NameKind? Named { get; init; }

    /// <summary>Tiers, pools, queries, key spaces, jobs: <c>orders-db</c>.</summary>
    public static NameShape Dashed { get; } = new(
        "name: lower-case letters, digits and dashes, beginning with a letter, at most 40", "[a-z][a-z0-9-]{0,39}", "[name](#names)");

    /// <summary>Tables, columns, indexes: <c>customer_id</c>.</summary>
    public static NameShape Underscored { get; } = new(
        "name: lower-case letters, digits and underscores, beginning with a letter, at most 63", "[a-z][a-z0-9_]{0,62}", "[database name](#names)");

    /// <summary>Endpoints: <c>GET /orders/{id}</c>.</summary>
    public static NameShape Endpoint { get; } = new("a method and a route, for example 'GET /orders'", EndpointPattern);

    /// <summary>Endpoints and jobs.</summary>
    public static NameShape Program { get; } = new(
        "a method and a route, for example 'GET /orders', or the name of a job", $"({EndpointPattern}|[a-z][a-z0-9-]{{0,39}})");

    /// <summary>Metrics and labels of Prometheus.</summary>
    public static NameShape Metric { get; } = new("name of a metric or label as Prometheus stores it", "[a-zA-Z_][a-zA-Z0-9_]{0,119}");

    /// <summary>The same for names of things that are declared elsewhere, where only what the name is used for can tell whether there is such a thing.</summary>
    public NameShape Of(NameKind kind) => new(_rule, _pattern[1..^1], _markdown) { Named = kind };

    /// <summary>Whether a name follows the rule.</summary>
    public bool Matches(string name) => _regex.IsMatch(name);

    public override string Describe() => _rule;

    public override string ToMarkdown() => _markdown;

    public override JsonObject ToSchema(SchemaDefinitions definitions) => new() { ["type"] = "string", ["pattern"] = _pattern };

    public override Draft? Specimen(SpecimenContext context)
    {
        if (Named is { } kind && context.Names.AllOf(kind).Where(Matches).ToList() is { Count: > 0 } named)
            return Draft.Of(context.Choices.Of(named));
        IEnumerable<string> known = context.Choices.Below(8) switch
        {
            < 2 => context.Words.Behind(context.Subject),
            < 5 => context.Words.Labels,
            < 7 => context.Words.Declared,
            _ => [],
        };
        var fitting = known.Where(Matches).ToList();
        return Draft.Of(fitting.Count > 0 ? context.Choices.Of(fitting) : New(context.Choices.Below(Names)));
    }

    private string New(int number) => this == Endpoint
        ? FormattableString.Invariant($"PUT /{number}")
        : FormattableString.Invariant($"name{number}");

    protected override bool TryRead(ScalarNode scalar, ReadingContext context, [MaybeNullWhen(false)] out string value)
    {
        value = scalar.Text;
        if (Matches(value))
            return true;
        Refuse(scalar, context, "is not such a name");
        return false;
    }
}
