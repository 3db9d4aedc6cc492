namespace BottleneckSim.Scenarios.Mistakes;

/// <summary>Something wrong in a file, where it stands, and what would be right.</summary>
/// <param name="File">The file as it was named to the reader.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 1.</param>
/// <param name="Found">What was found.</param>
/// <param name="Allowed">What is allowed there: a range, units, names.</param>
/// <param name="Nearest">For a misspelt name the allowed one that is nearest; null where none is near.</param>
public sealed record Mistake(string File, int Line, int Column, string Found, string Allowed, string? Nearest = null)
{
    /// <summary>One line: <c>file:line:column: what was found; what is allowed (did you mean …?)</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}:{Column}: {Found}; {Allowed}")
        + (Nearest is null ? "" : $" (did you mean '{Nearest}'?)");
}
