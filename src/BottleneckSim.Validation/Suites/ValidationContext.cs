namespace BottleneckSim.Validation.Suites;

/// <summary>What a suite runs under.</summary>
/// <param name="IsWhole">Whether to run everything (<c>--long</c>); otherwise a bounded part, minutes at most.</param>
/// <param name="OutputFolder">The folder of the page, usually <c>docs</c>. The store writes sections and plots; a suite may keep intermediate files in a folder below.</param>
/// <param name="Progress">Told how far it is.</param>
/// <param name="Cancellation">Ctrl-C.</param>
public sealed record ValidationContext(bool IsWhole, string OutputFolder, IProgress<ValidationProgress> Progress, CancellationToken Cancellation)
{
    /// <summary>The command line that makes a section as this context does.</summary>
    public string CommandOf(string section) => $"bottlenecksim validate-models --section {section}{(IsWhole ? " --long" : "")}";
}
