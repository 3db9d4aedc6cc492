namespace BottleneckSim.Scenarios.Specimens;

/// <summary>A change of a draft that can be taken back.</summary>
/// <param name="Host">Where it was made.</param>
/// <param name="Before">What stood there.</param>
/// <param name="Made">What is new.</param>
internal sealed record Edit(Draft Host, Draft Before, Draft Made)
{
    /// <summary>Whether a mistake in a draft may be due to it.</summary>
    public bool MayExplain(Draft wrong) => ReferenceEquals(Host, wrong) || Made.Holds(wrong);

    /// <summary>Takes it back.</summary>
    public void Undo() => Host.Become(Before);
}
