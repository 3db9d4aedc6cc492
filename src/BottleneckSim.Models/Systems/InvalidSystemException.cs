namespace BottleneckSim.Models.Systems;

/// <summary>A description is not a system: a name leads nowhere, or a bound is broken. Nothing was run.</summary>
/// <param name="message">What was wrong, where, and what is allowed.</param>
public sealed class InvalidSystemException(string message) : Exception(message);
