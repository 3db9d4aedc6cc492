using System.Text;
using System.Text.RegularExpressions;

namespace BottleneckSim.Scenarios.Specimens;

/// <summary>Writes drafts as YAML: the outer levels a line an entry, the inner ones on one line.</summary>
internal static partial class DraftText
{
    private const int BlockLevels = 3;

    /// <summary>The text of a file.</summary>
    public static string Write(Draft draft)
    {
        var text = new StringBuilder();
        WriteBlock(draft, 0, text);
        return text.ToString();
    }

    private static void WriteBlock(Draft draft, int level, StringBuilder text)
    {
        foreach (var (key, value) in draft.Entries ?? [])
        {
            text.Append(' ', level * 2).Append(Quoted(key)).Append(':');
            if (level + 1 < BlockLevels && value.Entries is { Count: > 0 })
                WriteBlock(value, level + 1, text.Append('\n'));
            else
                text.Append(' ').Append(InLine(value)).Append('\n');
        }
    }

    private static string InLine(Draft draft)
    {
        if (draft.Items is { } items)
            return items.Count == 0 ? "[]" : $"[ {string.Join(", ", items.Select(InLine))} ]";
        if (draft.Entries is { } entries)
            return entries.Count == 0 ? "{}" : $"{{ {string.Join(", ", entries.Select(entry => $"{Quoted(entry.Key)}: {InLine(entry.Value)}"))} }}";
        return Quoted(draft.Text!);
    }

    private static string Quoted(string text) => Plain().IsMatch(text) ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex("^[A-Za-z0-9_/.-][A-Za-z0-9_/.%+-]*( [A-Za-z0-9_/.%+-]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
