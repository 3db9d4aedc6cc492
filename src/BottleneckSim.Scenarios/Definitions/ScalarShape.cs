using System.Diagnostics.CodeAnalysis;
using BottleneckSim.Scenarios.Documents;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>A single word, number or text.</summary>
internal abstract class ScalarShape<T> : Shape<T>
{
    public sealed override bool TryRead(Node node, ReadingContext context, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (node is not ScalarNode scalar)
        {
            context.Mistakes.Add(node.At, $"{context.Subject}: {node.Describe()} instead of a single value", Allowed());
            return false;
        }

        if (scalar.Text.Length == 0)
        {
            context.Mistakes.Add(node.At, $"{context.Subject}: there is no value", Allowed());
            return false;
        }

        return TryRead(scalar, context, out value);
    }

    protected abstract bool TryRead(ScalarNode scalar, ReadingContext context, [MaybeNullWhen(false)] out T value);
}
