using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Mistakes;

namespace BottleneckSim.Scenarios.Specimens;

/// <summary>Makes a valid scenario file another valid one, with any words of the vocabulary in it. A word that is new in the vocabulary is used without code for it.</summary>
/// <remarks>
/// <code>
/// text ─► draft ─► reader, which notes what definition read what ─► a few edits: a key that is missing, one more item, another value
///           ▲                                                          │
///           └── edits that the reader finds wrong are taken back ◄─────┘
/// </code>
/// </remarks>
public static class ScenarioGrowth
{
    private const int EditsAtOnce = 3;
    private const int LargestReplaced = 10;

    /// <summary>Another valid scenario.</summary>
    /// <param name="text">A valid scenario.</param>
    /// <param name="rounds">How often some edits are tried, 0 to 1,000.</param>
    /// <param name="seed">What is tried follows from it.</param>
    /// <returns>The text of a file that the reader accepts.</returns>
    /// <exception cref="ArgumentException">The text is no valid scenario.</exception>
    public static string Grow(string text, int rounds, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rounds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rounds, 1_000);
        var root = DocumentReader.Read(text, new MistakeCollector("seed.yaml")) ?? throw new ArgumentException("not a document", nameof(text));
        var draft = Draft.Of(root);
        var reading = DraftReading.Of(draft);
        if (!reading.IsRight)
            throw new ArgumentException("not a valid scenario", nameof(text));
        var choices = new Choices(seed);
        for (var round = 0; round < rounds; round++)
            reading = GrowOnce(draft, reading, choices);
        return DraftText.Write(draft);
    }

    /// <summary>Tries some edits; what the reader says to the draft afterwards.</summary>
    private static DraftReading GrowOnce(Draft draft, DraftReading reading, Choices choices)
    {
        var context = new SpecimenContext(choices, reading.Names, KnownWords.Of(reading.Trace, reading.Names));
        List<Edit> edits = [];
        for (var number = 0; number < EditsAtOnce; number++)
        {
            if (TryEdit(reading, context) is { } edit)
                edits.Add(edit);
        }

        while (edits.Count > 0)
        {
            var next = DraftReading.Of(draft);
            if (next.IsRight)
                return next;
            var first = Math.Max(0, edits.FindIndex(edit => next.Wrong.Any(edit.MayExplain)));
            foreach (var edit in Enumerable.Reverse(edits.Skip(first)))
                edit.Undo(); // In reverse, as a later edit may stand inside an earlier one.
            edits.RemoveRange(first, edits.Count - first);
        }

        return reading; // The draft is what it was.
    }

    private static Edit? TryEdit(DraftReading reading, SpecimenContext context) => context.Choices.Below(8) switch
    {
        < 5 => AddKey(reading, context),
        < 7 => Extend(reading, context),
        _ => Replace(reading, context),
    };

    /// <summary>Adds a key to a mapping; every kind of mapping in the file is as likely as any other.</summary>
    private static Edit? AddKey(DraftReading reading, SpecimenContext context)
    {
        var kinds = reading.Trace.Mappings.GroupBy(traced => traced.Mapping.Heading.Title, StringComparer.Ordinal).ToList();
        var traced = context.Choices.Of(context.Choices.Of(kinds).ToList());
        var missing = traced.Mapping.Keys.Where(key => traced.Node.Find(key.Word) is null).ToList();
        if (missing.Count == 0)
            return null;
        var host = reading.At(traced.Node);
        var key = context.Choices.Of(missing);
        if (host.Entries is not { } entries || entries.Exists(entry => entry.Key.Equals(key.Word, StringComparison.Ordinal)))
            return null; // Another edit of this round was first: it gave it the key, or made a word of it.
        var before = Draft.Of(entries);
        return traced.Mapping.Add(key, host, context with { Scope = traced.Scope }) ? new Edit(host, before, host.Entries![^1].Value) : null;
    }

    private static Edit? Extend(DraftReading reading, SpecimenContext context)
    {
        var traced = context.Choices.Of(reading.Trace.Values);
        var host = reading.At(traced.Node);
        var before = host.Items is { } items ? Draft.Of(items) : host.Entries is { } entries ? Draft.Of(entries) : host.ShallowCopy();
        return traced.Shape.Extend(host, context with { Scope = traced.Scope }) is { } made ? new Edit(host, before, made) : null;
    }

    private static Edit? Replace(DraftReading reading, SpecimenContext context)
    {
        var traced = context.Choices.Of(reading.Trace.Values);
        var host = reading.At(traced.Node);
        if (host.Size > LargestReplaced || traced.Shape.Specimen(context with { Scope = traced.Scope }) is not { } made)
            return null;
        var before = host.ShallowCopy();
        host.Become(made);
        return new Edit(host, before, host);
    }
}
