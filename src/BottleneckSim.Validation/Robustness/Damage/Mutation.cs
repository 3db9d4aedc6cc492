using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Validation.Robustness.Damage;

/// <summary>One small damage to a text.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Place">Where, as a number that is taken modulo the possible places.</param>
/// <param name="Length">How much, or which token.</param>
public sealed record Mutation(int Kind, int Place, int Length)
{
    /// <summary>The last ones keep the syntax right, so that the readers behind it are reached, too.</summary>
    private const int Kinds = 12;

    private static readonly string[] Tokens =
    [
        "{", "}", "[", "]", ":", ": ", ",", "-", "- ", "#", "'", "\"", "|", ">", "&a ", "*a", "!!str ", "%", "@", "`", "? ", "\n", "\r", "\t", "\0", "\u0085", "\u2028", "\uFEFF",
        "\ud800", "😀", "...", "---", "\n---\n", "<<: ", "~", "null", "true", "-1", "0", "1e309", ".inf", ".nan", "99999999999999999999", "0x10", "9".PadLeft(400, '9'),
        "1us", "5M rows", "%s", "{}", "[]", "[[[[[[[[", "a: {b: {c: ", "kind: web", "to: shop", "latency: 0us", new string('x', 20_000),
    ];

    /// <summary>A few damages.</summary>
    public static Gen<Mutation[]> Some { get; } =
        Gen.Choose(0, Kinds - 1).SelectMany(kind => Gen.Choose(0, int.MaxValue - 1).SelectMany(place => Gen.Choose(0, 10_000).Select(length => new Mutation(kind, place, length))))
            .ArrayOf()
            .Select(mutations => mutations.Take(2).Append(mutations.Length == 0 ? new Mutation(0, 7, 7) : mutations[0]).ToArray());

    /// <summary>The damaged text.</summary>
    public string Apply(string text)
    {
        if (text.Length == 0)
            return Tokens[Length % Tokens.Length];
        var at = Place % text.Length;
        var length = Math.Min(Length % 40, text.Length - at);
        return Kind switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, Tokens[Length % Tokens.Length]),
            2 => text.Remove(at, length).Insert(at, Tokens[Place % Tokens.Length]),
            3 => text.Insert(at, text.Substring(at, length)),
            4 => text[..at],
            5 => text.Insert(Place % text.Length, text.Substring(Length % text.Length, Math.Min(80, text.Length - (Length % text.Length)))),
            6 => SwapLines(text),
            _ => ReplaceWord(text),
        };
    }

    /// <summary>Puts a token in the place of what stands behind a colon.</summary>
    private string ReplaceWord(string text)
    {
        var at = text.IndexOf(": ", Place % text.Length, StringComparison.Ordinal);
        var end = at < 0 ? -1 : text.IndexOfAny([' ', ',', '\n', '}', ']'], at + 2);
        return end < 0 ? text : text[..(at + 2)] + Tokens[Length % Tokens.Length] + text[end..];
    }

    private string SwapLines(string text)
    {
        var lines = text.Split('\n');
        var (one, other) = (Place % lines.Length, Length % lines.Length);
        (lines[one], lines[other]) = (lines[other], lines[one]);
        return string.Join('\n', lines);
    }
}
