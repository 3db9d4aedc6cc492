using System.Collections.Immutable;
using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Models.Loads.Attributes;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>Numbers that users and keys have for good.</summary>
internal static class AttributeDefinitions
{
    private static readonly Shape<long> AnyNumber = Quantity.LargeCount("things", "0", "1G");

    private static readonly Key<long> Is = Key.Required("is", AnyNumber, "The value.");
    private static readonly Key<int> Weight = Key.Required("weight", Quantity.Count("parts", "1", "1M"), "How many have it, against the other weights.");

    private static readonly Mapping<(double Value, double Weight)> WeightedValue = new(
        "weighted value", "One of several values.", [Is, Weight], values => (values.Get(Is), values.Get(Weight)));

    private static readonly Key<long> Minimum = Key.Required("minimum", Quantity.LargeCount("things", "1", "1G"), "The least.");
    private static readonly Key<double> TailShape = Key.Required("shape", Quantity.Number("0.1", "100"), "The exponent of the tail.");

    private static readonly Key<Distribution> Pareto = Key.Required(
        "pareto",
        new MappingShape<Distribution>(new(
            "pareto numbers",
            "P(X > x) = (minimum/x)^shape: few have very much.",
            [Minimum, TailShape],
            values => new ParetoDistribution(values.Get(TailShape), values.Get(Minimum)))),
        "A power-law tail.");

    private static readonly Shape<Distribution> Numbers = new ChoiceShape<Distribution>(
        "numbers", [new Mapping<Distribution>("pareto number", "A power-law tail.", [Pareto], values => values.Get(Pareto))])
    {
        Single = AnyNumber.As(number => (Distribution)new ConstantDistribution(number)),
        List = new ListShape<(double Value, double Weight)>(new MappingShape<(double Value, double Weight)>(WeightedValue), 1, 100)
            .As(list => (Distribution)new EmpiricalDistribution(list)),
    };

    private static readonly Key<Distribution> Values = Key.Required("values", Numbers, "How the values are spread.");

    private static readonly Key<string> Of = Key.Omittable(
        "of", new ReferenceShape(NameKind.KeySpace), "The key space whose keys have it; a key has the same value in every run.", "users have it");

    private static readonly Key<long> Maximum = Key.Optional(
        "maximum", Quantity.LargeCount("things", "1", "1G"), AttributeOptions.DefaultMaximum, "No value is above it.");

    private static readonly Mapping<AttributeOptions> Attribute = new(
        "attribute",
        "A number that every user, or every key of a key space, has for good: items in a cart, followers of an account. Steps refer to it by name.",
        [Values, Of, Maximum],
        values => new AttributeOptions(values.Name, values.Get(Values), values.OrNothing(Of), values.Get(Maximum)));

    public static Shape<ImmutableSortedDictionary<string, AttributeOptions>> Attributes { get; } = new NamedShape<AttributeOptions>(
        NameKind.Attribute, NameShape.Dashed, new MappingShape<AttributeOptions>(Attribute), 0, 100);
}
