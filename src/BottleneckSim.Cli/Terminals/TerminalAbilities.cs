namespace BottleneckSim.Cli.Terminals;

/// <summary>What the place where output goes can show.</summary>
/// <param name="IsInteractive">Whether a person watches it: a terminal, not a pipe or a file.</param>
/// <param name="Width">Columns.</param>
/// <param name="UsesColour">Whether colours and cursor movements are understood and wanted.</param>
/// <param name="UsesUnicode">Whether characters beyond ASCII can be shown.</param>
internal sealed record TerminalAbilities(bool IsInteractive, int Width, bool UsesColour, bool UsesUnicode)
{
    /// <summary>Columns where there is no terminal: wide enough that no table is cut.</summary>
    public const int PipeWidth = 200;

    /// <summary>A pipe or a file: plain text, wide.</summary>
    public static TerminalAbilities Pipe { get; } = new(IsInteractive: false, PipeWidth, UsesColour: false, UsesUnicode: true);

    /// <summary>What a stream of this process can show, by the usual variables (no-color.org, TERM).</summary>
    /// <param name="isRedirected">Whether it leads to a pipe or a file.</param>
    /// <param name="windowWidth">Asks for the columns of the terminal; 0 where they are not known.</param>
    /// <param name="usesUnicode">Whether its encoding has more than ASCII.</param>
    /// <param name="variable">Reads an environment variable.</param>
    public static TerminalAbilities Of(bool isRedirected, Func<int> windowWidth, bool usesUnicode, Func<string, string?> variable)
    {
        if (isRedirected)
            return Pipe with { UsesUnicode = usesUnicode };
        var isDumb = variable("TERM") is "dumb" or null && !OperatingSystem.IsWindows();
        var isColourUnwanted = !string.IsNullOrEmpty(variable("NO_COLOR"));
        var width = windowWidth();
        return new TerminalAbilities(!isDumb, width > 0 ? width : 80, !isDumb && !isColourUnwanted, usesUnicode);
    }
}
