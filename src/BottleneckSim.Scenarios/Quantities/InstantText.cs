using System.Diagnostics.CodeAnalysis;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Scenarios.Quantities;

/// <summary>Reads instants as scenario files spell them: <c>90s</c>, <c>1500ms</c>, <c>2min</c>.</summary>
public static class InstantText
{
    private const decimal LatestNanoseconds = 7m * 86_400m * 1_000_000_000m;

    /// <summary>Reads an instant.</summary>
    /// <param name="text">The time since the run began, with its unit.</param>
    /// <param name="instant">The instant: 0 s to 7 d.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(string text, [NotNullWhen(true)] out Instant? instant)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isInstant = QuantityText.TryRead(text, QuantityKind.Duration, out var nanoseconds, out _) && nanoseconds is >= 0 and <= LatestNanoseconds;
        instant = isInstant ? Instant.FromNanoseconds((long)nanoseconds) : null;
        return isInstant;
    }
}
