namespace BottleneckSim.Telemetry.Instruments;

/// <summary>The latest sample: written by the run, read whole by whichever thread collects.</summary>
/// <remarks>
/// A pusher collects on a thread of its own and may hold the SDK's lock while a scrape waits for it, so readers must not wait for
/// the run. Each sample is therefore boxed; samples come about once a second.
/// </remarks>
internal sealed class Latest<T>
    where T : struct
{
    private object? _boxed;

    public T? Value => Volatile.Read(ref _boxed) is T value ? value : null;

    public void Set(in T value) => Volatile.Write(ref _boxed, value);
}
