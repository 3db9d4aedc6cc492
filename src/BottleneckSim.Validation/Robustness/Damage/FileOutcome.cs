namespace BottleneckSim.Validation.Robustness.Damage;

/// <summary>What reading a damaged file gave.</summary>
/// <param name="IsRefused">Whether it was refused.</param>
/// <param name="HasPlaces">Whether every mistake has a line and a column.</param>
/// <param name="Crash">The exception that should not be; otherwise empty.</param>
/// <param name="Seconds">Time by the clock.</param>
/// <param name="AllocatedBytes">Bytes allocated.</param>
internal sealed record FileOutcome(bool IsRefused, bool HasPlaces, string Crash, double Seconds, long AllocatedBytes);
