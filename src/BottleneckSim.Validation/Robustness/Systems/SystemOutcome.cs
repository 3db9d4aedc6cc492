namespace BottleneckSim.Validation.Robustness.Systems;

/// <summary>How the run of a random system came out.</summary>
/// <param name="Verdict">What was found.</param>
/// <param name="Detail">For a failure, what it says; otherwise empty.</param>
/// <param name="ChangesMade">Changes that fitted.</param>
/// <param name="Events">Events handled.</param>
public sealed record SystemOutcome(SystemVerdict Verdict, string Detail, int ChangesMade, long Events)
{
    /// <summary>Whether something came out that should not.</summary>
    public bool IsFailure => Verdict is not (SystemVerdict.Sound or SystemVerdict.CutShort);
}
