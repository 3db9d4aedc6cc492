namespace BottleneckSim.Validation.Services.Processors;

/// <summary>Keeps this process on a core for a while; disposing lets it go where it could go before.</summary>
internal sealed class ProcessPin : IDisposable
{
    private readonly string _before = CorePair.Allowed;

    public ProcessPin(ProcessGroup self, string cores)
    {
        Self = self;
        self.PinTo(cores);
    }

    public ProcessGroup Self { get; }

    public void Dispose() => Self.PinTo(_before);
}
