using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Generation;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>What may stand at one place of a file. The reader, the JSON Schema and the reference are all made from it.</summary>
internal abstract class Shape
{
    /// <summary>What may stand there, in a few words: <c>duration, 1us to 10s</c>.</summary>
    public abstract string Describe();

    /// <summary>As <see cref="Describe"/>, with links to the headings of the reference.</summary>
    public virtual string ToMarkdown() => Describe();

    /// <summary>The headings of the reference that it needs.</summary>
    public virtual IEnumerable<Section> Sections => [];

    /// <summary>Reads a value and keeps it under its key if it is right.</summary>
    public abstract bool TryReadInto(Key key, Node node, ReadingContext context, MappingValues values);

    /// <summary>The same as JSON Schema.</summary>
    public abstract JsonObject ToSchema(SchemaDefinitions definitions);

    /// <summary>A random value that might stand there, or null where none can be made: there is nothing yet to refer to. Not every check is foreseen; the reader decides.</summary>
    public virtual Draft? Specimen(SpecimenContext context) => null;

    /// <summary>Adds something to what stands there already: an item to a list, a name to a mapping.</summary>
    /// <returns>What was added, or null where nothing can be.</returns>
    public virtual Draft? Extend(Draft existing, SpecimenContext context) => null;

    /// <summary>As <see cref="Describe"/>, for messages.</summary>
    public virtual string Allowed() => $"allowed: {Describe()}";

    protected void Refuse(Node node, ReadingContext context, string problem) =>
        context.Mistakes.Add(node.At, $"{context.Subject}: {node.Describe()} {problem}", Allowed());
}

/// <summary>What may stand at one place of a file, and the value it stands for.</summary>
/// <typeparam name="T">The value's type.</typeparam>
internal abstract class Shape<T> : Shape
{
    /// <summary>Reads a value; notes every mistake in it.</summary>
    public abstract bool TryRead(Node node, ReadingContext context, [MaybeNullWhen(false)] out T value);

    /// <inheritdoc />
    public sealed override bool TryReadInto(Key key, Node node, ReadingContext context, MappingValues values)
    {
        var isRight = TryRead(node, context, out var value);
        if (isRight)
            values.Set(key, value);
        return isRight;
    }

    /// <summary>The value as a file would say it.</summary>
    public virtual string Format(T value) => value?.ToString() ?? "none";
}
