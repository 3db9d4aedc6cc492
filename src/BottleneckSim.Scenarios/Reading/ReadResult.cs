using System.Collections.Immutable;
using BottleneckSim.Scenarios.Mistakes;

namespace BottleneckSim.Scenarios.Reading;

/// <summary>What reading a file gave: the value, or every mistake in it.</summary>
/// <typeparam name="T">What the file describes.</typeparam>
/// <param name="Value">The value; null exactly if there are mistakes.</param>
/// <param name="Mistakes">All mistakes, by line and column; empty if the file is right.</param>
public sealed record ReadResult<T>(T? Value, ImmutableArray<Mistake> Mistakes)
    where T : class
{
    /// <summary>Whether the file is right.</summary>
    public bool IsRight => Mistakes.IsEmpty;
}
