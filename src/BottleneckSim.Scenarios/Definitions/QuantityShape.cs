using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Quantities;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>A number with its unit, within a range.</summary>
internal sealed class QuantityShape<T> : ScalarShape<T>
{
    private readonly QuantityKind _kind;
    private readonly string _smallest;
    private readonly string _largest;
    private readonly decimal _minimum;
    private readonly decimal _maximum;
    private readonly Func<decimal, T> _convert;
    private readonly Func<T, decimal> _convertBack;

    /// <summary>Makes the shape.</summary>
    /// <param name="kind">What it is measured in.</param>
    /// <param name="smallest">The smallest value allowed, as a file would say it.</param>
    /// <param name="largest">The largest.</param>
    /// <param name="convert">Base units to the value.</param>
    /// <param name="convertBack">The value to base units.</param>
    public QuantityShape(QuantityKind kind, string smallest, string largest, Func<decimal, T> convert, Func<T, decimal> convertBack)
    {
        (_kind, _smallest, _largest, _convert, _convertBack) = (kind, smallest, largest, convert, convertBack);
        _minimum = ReadBound(smallest);
        _maximum = ReadBound(largest);
    }

    public override string Describe() => $"{_kind.Noun}, {_smallest} to {_largest}";

    public override string Allowed() =>
        $"allowed: {Describe()}" + (_kind.MayStandAlone ? string.Empty : $", with a unit ({string.Join(", ", _kind.Units.Select(unit => unit.Symbol))}), for example {_kind.Example}");

    public override string Format(T value) => QuantityFormat.Write(_convertBack(value), _kind);

    public override JsonObject ToSchema(SchemaDefinitions definitions)
    {
        var units = string.Join('|', _kind.Units.Concat(_kind.OtherSpellings).Select(unit => Regex.Escape(unit.Symbol).Replace("\\ ", " ", StringComparison.Ordinal)));
        var schema = new JsonObject { ["type"] = "string", ["pattern"] = $"^-?[0-9]+(\\.[0-9]+)? ?({units})$" };
        if (!_kind.MayStandAlone)
            return schema;
        schema["type"] = new JsonArray(_kind.IsWhole ? "integer" : "number", "string");
        schema["minimum"] = _minimum;
        schema["maximum"] = _maximum;
        return schema;
    }

    public override Draft? Specimen(SpecimenContext context) => Draft.Of(QuantitySpecimen.Write(_kind, _minimum, _maximum, context.Choices));

    protected override bool TryRead(ScalarNode scalar, ReadingContext context, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        var isRead = QuantityText.TryRead(scalar.Text, _kind, out var number, out var problem);
        if (isRead && number < _minimum)
            problem = $"is less than {_smallest}";
        else if (isRead && number > _maximum)
            problem = $"is more than {_largest}";
        if (problem.Length > 0)
        {
            Refuse(scalar, context, problem);
            return false;
        }

        value = _convert(number)!;
        return true;
    }

    private decimal ReadBound(string text) => QuantityText.TryRead(text, _kind, out var value, out var problem)
        ? value
        : throw new ArgumentException($"The bound '{text}' {problem}.", nameof(text));
}
