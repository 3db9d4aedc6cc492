namespace BottleneckSim.Scenarios.Mistakes;

/// <summary>Finds the name that a misspelt one was meant to be.</summary>
public static class NearestName
{
    private const int LongestName = 64;

    /// <summary>
    /// The candidate with the fewest edits (insert, delete, replace, swap two neighbours), at most one edit for every three letters;
    /// of equals the first in ordinal order. Null where none is near.
    /// </summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What could have been meant.</param>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > LongestName)
            return null;
        return candidates
            .Where(candidate => candidate.Length is > 0 and <= LongestName)
            .Select(candidate => (Name: candidate, Edits: Edits(name, candidate)))
            .Where(candidate => candidate.Edits <= Math.Max(1, Math.Max(name.Length, candidate.Name.Length) / 3))
            .OrderBy(candidate => candidate.Edits)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    /// <summary>The restricted Damerau–Levenshtein distance, letters compared without regard to case.</summary>
    private static int Edits(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
                table[i, j] = Math.Min(i, j) == 0 ? Math.Max(i, j) : Step(table, one, other, i, j);
        }

        return table[one.Length, other.Length];
    }

    private static int Step(int[,] table, string one, string other, int i, int j)
    {
        var replaced = table[i - 1, j - 1] + (Same(one[i - 1], other[j - 1]) ? 0 : 1);
        var fewest = Math.Min(replaced, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
        var isSwap = i > 1 && j > 1 && Same(one[i - 1], other[j - 2]) && Same(one[i - 2], other[j - 1]);
        return isSwap ? Math.Min(fewest, table[i - 2, j - 2] + 1) : fewest;
    }

    private static bool Same(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);
}
