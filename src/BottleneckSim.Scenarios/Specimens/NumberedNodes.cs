using BottleneckSim.Scenarios.Documents;

namespace BottleneckSim.Scenarios.Specimens;

/// <summary>Drafts as the reader takes them, each at a line of its own, so that a mistake says which draft it is about.</summary>
internal sealed class NumberedNodes
{
    private readonly List<Draft> _drafts = [];

    /// <summary>The draft that stands at a line.</summary>
    public Draft At(int line) => _drafts[Math.Clamp(line, 1, _drafts.Count) - 1];

    /// <summary>The node of a draft.</summary>
    public Node Of(Draft draft)
    {
        var at = PositionOf(draft);
        if (draft.Items is { } items)
            return new SequenceNode(at, [.. items.Select(Of)]);
        if (draft.Entries is { } entries)
            return new MappingNode(at, [.. entries.Select(entry => new MappingEntry(new ScalarNode(PositionOf(entry.Value), entry.Key), Of(entry.Value)))]);
        return new ScalarNode(at, draft.Text!);
    }

    private Position PositionOf(Draft draft)
    {
        _drafts.Add(draft);
        return new Position(_drafts.Count, 1);
    }
}
