namespace BottleneckSim.Cli.Exercises.Guided;

/// <summary>How an exercise is done.</summary>
/// <param name="Scenario">A scenario's name or file.</param>
/// <param name="Seed">The base of the verdict's seeds; null means the grader's own.</param>
/// <param name="Replications">Replications at most; null means as many as it takes.</param>
internal sealed record GuidedOptions(string Scenario, ulong? Seed, int? Replications)
{
    /// <summary>The seed of the run that the person sees; the verdict has others.</summary>
    public ulong ObservedSeed => 1;
}
