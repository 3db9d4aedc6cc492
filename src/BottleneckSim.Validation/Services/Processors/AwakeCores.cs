namespace BottleneckSim.Validation.Services.Processors;

/// <summary>Keeps idle cores polling instead of sleeping, where root may say so; disposing lets them sleep again.</summary>
/// <remarks>
/// <code>
/// request ─► core asleep ─► woken (on a virtual machine: 30 µs and more, by way of the host) ─► caches and clock rate cold ─► work
/// request ─► core polls  ─────────────────────────────────────────────────────────────────────────────────────────────────► work
/// </code>
/// A lone client that waits for a sleeping core measures the machine's power saving and its hypervisor, which nobody claims to predict; under load no core
/// sleeps. Linux takes a bound on the latency of waking up from whoever holds <c>/dev/cpu_dma_latency</c> open (kernel documentation, PM Quality Of Service
/// Interface, section 3); 0 means that idle cores poll. It ends with the process, however that ends.
/// </remarks>
public sealed class AwakeCores : IDisposable
{
    private const string Device = "/dev/cpu_dma_latency";

    private readonly FileStream? _held;

    private AwakeCores(FileStream? held) => _held = held;

    /// <summary>Whether cores are kept awake; false where this system has no such device or does not let us.</summary>
    public bool AreAwake => _held is not null;

    /// <summary>Keeps them awake from now on.</summary>
    public static AwakeCores Keep()
    {
        if (!File.Exists(Device))
            return new AwakeCores(null);
        FileStream? held = null;
        try
        {
            held = new FileStream(Device, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            held.Write(new byte[sizeof(int)]);
            return new AwakeCores(held);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            held?.Dispose();
            return new AwakeCores(null);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _held?.Dispose();
}
