namespace BottleneckSim.Validation.Services.Loads;

/// <summary>What an answer's head says.</summary>
/// <param name="Status">The status code.</param>
/// <param name="ContentBytes">The content's length.</param>
/// <param name="IsHit">Whether the cache had it (<c>X-Cache: hit</c>).</param>
/// <param name="HeadBytes">The head's own length, blank line included.</param>
public readonly record struct HttpAnswer(int Status, int ContentBytes, bool IsHit, int HeadBytes);
