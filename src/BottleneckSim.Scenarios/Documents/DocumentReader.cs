using System.Collections.Immutable;
using BottleneckSim.Scenarios.Mistakes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace BottleneckSim.Scenarios.Documents;

/// <summary>Turns YAML into a tree of nodes with their places, within bounds, and refuses what a scenario has no use for.</summary>
/// <remarks>
/// <code>
/// text ─► YamlDotNet's events ─► nodes with line and column
///                             └► mistakes: syntax, anchors, tags, duplicate keys, a second document, too deep, too many
/// </code>
/// </remarks>
internal sealed class DocumentReader
{
    private readonly MistakeCollector _mistakes;
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private int _nodes;

    private DocumentReader(string text, MistakeCollector mistakes)
    {
        _mistakes = mistakes;
        _scanner = new Scanner(new StringReader(text));
        _parser = new Parser(_scanner);
    }

    /// <summary>The document's root, or null after noting why there is none.</summary>
    public static Node? Read(string text, MistakeCollector mistakes)
    {
        if (HasTabs(text, mistakes))
            return null;
        try
        {
            return new DocumentReader(text, mistakes).ReadOnlyDocument();
        }
        catch (LimitPassedException limit)
        {
            mistakes.Add(limit.At, limit.Message, DocumentLimits.Describe());
        }
        catch (YamlException exception)
        {
            mistakes.Add(At(exception.Start), $"this is not YAML: {OneLine(exception.Message)}", "allowed: YAML 1.2, one document, indented with spaces");
        }

        return null;
    }

    /// <summary>Moves to the next event. YamlDotNet 16 answers some malformed texts with exceptions of other types than its own.</summary>
    private void Advance()
    {
        try
        {
            _parser.MoveNext();
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            throw new YamlException(_scanner.CurrentPosition, _scanner.CurrentPosition, "the text cannot be understood here", exception);
        }
    }

    private static bool HasTabs(string text, MistakeCollector mistakes)
    {
        var found = false;
        var line = 1;
        foreach (var content in text.AsSpan().EnumerateLines())
        {
            var column = content.IndexOf('\t') + 1;
            if (column > 0)
                mistakes.Add(new Position(line, column), "a tab character", "allowed: spaces");
            found |= column > 0;
            line++;
        }

        return found;
    }

    private Node? ReadOnlyDocument()
    {
        Take<StreamStart>();
        if (_parser.Current is not DocumentStart)
        {
            _mistakes.Add(Position.Start, "the file is empty", "allowed: a mapping that begins with the key 'schema'");
            return null;
        }

        Take<DocumentStart>();
        var root = ReadNode(depth: 1);
        Take<DocumentEnd>();
        if (_parser.Current is DocumentStart second)
            _mistakes.Add(At(second.Start), "a second document in the file", "allowed: one document a file");
        return root;
    }

    private void Take<T>()
        where T : ParsingEvent
    {
        if (_parser.Current is null)
            Advance();
        if (_parser.Current is not T)
            throw new YamlException(_parser.Current?.Start ?? Mark.Empty, _parser.Current?.End ?? Mark.Empty, "the document ends too early");
        Advance();
    }

    private Node ReadNode(int depth)
    {
        var parsing = _parser.Current ?? throw new YamlException(_scanner.CurrentPosition, _scanner.CurrentPosition, "the document ends too early");
        var at = At(parsing.Start);
        if (++_nodes > DocumentLimits.Nodes)
            throw new LimitPassedException(at, "too many values");
        if (depth > DocumentLimits.Depth)
            throw new LimitPassedException(at, "values are nested too deeply");
        if (parsing is NodeEvent { Anchor.IsEmpty: false } or AnchorAlias)
            _mistakes.Add(at, "an anchor or alias", "allowed: values written out where they are used");
        else if (parsing is NodeEvent { Tag.IsEmpty: false })
            _mistakes.Add(at, "a tag", "allowed: values without '!'");
        return parsing switch
        {
            Scalar scalar => ReadScalar(scalar, at),
            SequenceStart => ReadSequence(at, depth),
            MappingStart => ReadMapping(at, depth),
            _ => ReadOther(at),
        };
    }

    private ScalarNode ReadOther(Position at)
    {
        Advance();
        return new ScalarNode(at, string.Empty);
    }

    private ScalarNode ReadScalar(Scalar scalar, Position at)
    {
        if (scalar.Value.Length > DocumentLimits.ScalarCharacters)
            throw new LimitPassedException(at, "a text is too long");
        Advance();
        return new ScalarNode(at, scalar.Value);
    }

    private SequenceNode ReadSequence(Position at, int depth)
    {
        Advance();
        var items = ImmutableArray.CreateBuilder<Node>();
        while (_parser.Current is not SequenceEnd)
            items.Add(ReadNode(depth + 1));
        Advance();
        return new SequenceNode(at, items.ToImmutable());
    }

    private MappingNode ReadMapping(Position at, int depth)
    {
        Advance();
        var entries = ImmutableArray.CreateBuilder<MappingEntry>();
        var first = new Dictionary<string, Position>(StringComparer.Ordinal);
        while (_parser.Current is not MappingEnd)
        {
            var key = ReadNode(depth + 1);
            var value = ReadNode(depth + 1);
            if (key is not ScalarNode word)
                _mistakes.Add(key.At, $"{key.Describe()} as a key", "allowed: words as keys");
            else if (first.TryAdd(word.Text, word.At))
                entries.Add(new MappingEntry(word, value));
            else
                _mistakes.Add(word.At, $"the key {word.Quoted} once more", FormattableString.Invariant($"allowed: each key once; it stands in line {first[word.Text].Line}"));
        }

        Advance();
        return new MappingNode(at, entries.ToImmutable());
    }

    private static Position At(Mark mark) => new(Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");

    private sealed class LimitPassedException(Position at, string message) : Exception(message)
    {
        public Position At { get; } = at;
    }
}
