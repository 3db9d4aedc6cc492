namespace BottleneckSim.Cli.Application;

/// <summary>What was asked cannot be done as it was asked: said line by line, exit code 2, nothing has run.</summary>
/// <param name="lines">What was wrong, where, and what is allowed; at least one line.</param>
internal sealed class MistakeException(params IReadOnlyList<string> lines) : Exception(string.Join(Environment.NewLine, lines))
{
    /// <summary>The lines to print.</summary>
    public IReadOnlyList<string> Lines { get; } = lines;
}
