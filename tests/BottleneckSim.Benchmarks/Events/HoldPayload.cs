namespace BottleneckSim.Benchmarks.Events;

/// <summary>A payload of the size and shape the engine uses: 48 bytes.</summary>
public readonly record struct HoldPayload(int Destination, int Kind, ulong First, ulong Second, ulong Third, int Fourth, int Fifth);
