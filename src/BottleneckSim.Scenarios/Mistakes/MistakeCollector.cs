using System.Collections.Immutable;
using BottleneckSim.Scenarios.Documents;

namespace BottleneckSim.Scenarios.Mistakes;

/// <summary>Gathers the mistakes of one file.</summary>
internal sealed class MistakeCollector(string file)
{
    /// <summary>More than so many are not told apart.</summary>
    public const int Most = 200;

    private readonly List<Mistake> _mistakes = [];

    /// <summary>The file.</summary>
    public string File => file;

    public bool IsEmpty => Count == 0;

    /// <summary>How many were noted, those not told apart included.</summary>
    public int Count { get; private set; }

    public void Add(Position at, string found, string allowed, string? nearest = null)
    {
        Count++;
        if (_mistakes.Count < Most)
            _mistakes.Add(new Mistake(file, at.Line, at.Column, found, allowed, nearest));
    }

    /// <summary>Adds the mistakes of a file that this one refers to, each at its place there.</summary>
    public void Take(MistakeCollector other)
    {
        Count += other.Count;
        _mistakes.AddRange(other._mistakes.Take(Math.Max(0, Most - _mistakes.Count)));
    }

    /// <summary>All of them by line, column and text, each once.</summary>
    public ImmutableArray<Mistake> InOrder() =>
    [
        .. _mistakes.Distinct().OrderBy(mistake => mistake.File != file).ThenBy(mistake => mistake.Line).ThenBy(mistake => mistake.Column).ThenBy(mistake => mistake.Found, StringComparer.Ordinal),
    ];
}
