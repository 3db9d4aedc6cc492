using System.Collections.Immutable;
using System.Globalization;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Mistakes;
using BottleneckSim.Scenarios.Vocabulary;
using BottleneckSim.Scenarios.Vocabulary.Changes;

namespace BottleneckSim.Scenarios.Specimens;

/// <summary>Makes random changes that fit a scenario one after the other. A kind of change that is new in the vocabulary is used without code for it.</summary>
public sealed class ChangeSpecimens
{
    private const int KindsTried = 5;
    private const int TriesOfKind = 120;
    private readonly Choices _choices;
    private readonly KnownWords _words;
    private SystemDescription _system;
    private string? _opposite;

    private ChangeSpecimens(Scenario scenario, string text, ulong seed)
    {
        var root = DocumentReader.Read(text, new MistakeCollector("seed.yaml")) ?? throw new ArgumentException("not a document", nameof(text));
        var reading = DraftReading.Of(Draft.Of(root));
        (_system, _choices, _words) = (scenario.System, new Choices(seed), KnownWords.Of(reading.Trace, reading.Names));
    }

    /// <summary>The words of all kinds of change.</summary>
    public static ImmutableArray<string> Kinds { get; } = [.. ChangeKinds.All.Select(kind => kind.Word)];

    /// <summary>Files of one change each, in the order of their instants; each fits the system that those before it leave.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="text">Its file, from which labels and the like are taken.</param>
    /// <param name="count">How many; fewer are made where nothing is found that fits.</param>
    /// <param name="latestMilliseconds">The latest instant.</param>
    /// <param name="seed">What is made follows from it.</param>
    /// <exception cref="ArgumentException">The text is no document.</exception>
    public static ImmutableArray<string> Make(Scenario scenario, string text, int count, int latestMilliseconds, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var specimens = new ChangeSpecimens(scenario, text, seed);
        var instants = Enumerable.Range(0, count).Select(_ => specimens._choices.Below(latestMilliseconds + 1)).Order().ToList();
        return [.. instants.Select(specimens.Next).OfType<string>()];
    }

    private string? Next(int milliseconds)
    {
        for (var kinds = 0; kinds < KindsTried; kinds++)
        {
            var kind = _choices.Of(ChangeKinds.All);
            if (_opposite is { } opposite && _choices.OnceIn(2))
                kind = ChangeKinds.All.FirstOrDefault(one => one.Word.Equals(opposite, StringComparison.Ordinal)) ?? kind;
            if (Fitting(kind) is { } fields)
                return FileOf(milliseconds, kind, fields);
        }

        return null;
    }

    /// <summary>The fields of a change of a kind that fits the system as it is; the system is then as it leaves it.</summary>
    private Draft? Fitting(ChangeKind kind)
    {
        var names = SystemNames.Of(_system);
        var context = new SpecimenContext(_choices, names, _words);
        for (var attempt = 0; attempt < TriesOfKind; attempt++)
        {
            if (kind.Fields.Specimen(context) is not { } fields)
                continue; // Another tier may have what this one lacks.
            var mistakes = new MistakeCollector("change.yaml");
            if (!new PlacedShape(kind.Fields).TryRead(new NumberedNodes().Of(fields), new ReadingContext(new ReadingSession(mistakes)), out var placed))
                continue;
            var after = ChangeChecks.Apply(_system, placed, mistakes);
            if (!mistakes.IsEmpty)
                continue;
            (_opposite, _system) = (OppositeOf(placed.Change, _system), after);
            return fields;
        }

        return null;
    }

    /// <summary>The kind that takes a change back: it may fit nowhere else.</summary>
    private static string OppositeOf(Change change, SystemDescription before) => change.Inverse(before).Kind;

    private static string FileOf(int milliseconds, ChangeKind kind, Draft fields)
    {
        var at = Draft.Of(milliseconds.ToString(CultureInfo.InvariantCulture) + "ms");
        var change = Draft.Of([KeyValuePair.Create("at", at), KeyValuePair.Create(kind.Word, fields)]);
        return DraftText.Write(Draft.Of([KeyValuePair.Create("schema", Draft.Of("bottlenecksim-changes/1")), KeyValuePair.Create("changes", Draft.Of([change]))]));
    }
}
