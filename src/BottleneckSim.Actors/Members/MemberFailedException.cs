namespace BottleneckSim.Actors.Members;

/// <summary>Another member of the cluster could not do its part. The run cannot go on.</summary>
/// <param name="message">What it said.</param>
public sealed class MemberFailedException(string message) : InvalidOperationException(message);
