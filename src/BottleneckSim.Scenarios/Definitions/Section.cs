namespace BottleneckSim.Scenarios.Definitions;

/// <summary>Something with a heading of its own in the reference.</summary>
/// <param name="title">What it is called, in the singular.</param>
/// <param name="doc">What it is, in a sentence.</param>
internal abstract class Section(string title, string doc)
{
    /// <summary>What it is called, in the singular.</summary>
    public string Title { get; } = title;

    /// <summary>What it is, in a sentence.</summary>
    public string Doc { get; } = doc;

    /// <summary>The title as an anchor and a definition's name.</summary>
    public string Identifier => Title.Replace(' ', '-');

    /// <summary>A link to the heading.</summary>
    public string Link => $"[{Title}](#{Identifier})";

    /// <summary>The sections that this one speaks of, in its order.</summary>
    public abstract IEnumerable<Section> Inner { get; }
}
