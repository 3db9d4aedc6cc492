namespace BottleneckSim.Models.Workers;

/// <summary>Taking several messages at once: a thread works on them one after another and acknowledges them together.</summary>
/// <param name="Size">The most that a thread takes at once: 1 to 1,000; it takes what there is.</param>
/// <param name="Overhead">One of the workers' jobs that is done once for every batch before its messages; null means nothing.</param>
public sealed record BatchOptions(int Size, string? Overhead = null)
{
    /// <summary>The largest batch.</summary>
    public const int MaximumSize = 1_000;
}
