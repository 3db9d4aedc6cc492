namespace BottleneckSim.Actors.Windows;

/// <summary>How much a run has cost in windows so far.</summary>
/// <param name="Windows">Windows issued: on a cluster those over the border, otherwise those of the one clock.</param>
/// <param name="Woken">Those woken in them: members on a cluster, otherwise nodes.</param>
public readonly record struct WindowCounts(long Windows, long Woken);
