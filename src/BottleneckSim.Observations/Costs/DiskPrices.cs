namespace BottleneckSim.Observations.Costs;

/// <summary>What a GiB of storage costs an hour, by its kind: each 0 (the default, not priced) to 1,000,000.</summary>
/// <param name="SolidState">Of a solid-state drive.</param>
/// <param name="Nvme">Of one on PCI Express.</param>
/// <param name="Spinning">Of a spinning disk.</param>
public sealed record DiskPrices(decimal SolidState = 0, decimal Nvme = 0, decimal Spinning = 0)
{
    private const decimal BytesPerGibibyte = 1L << 30;

    /// <summary>What the storage of a machine costs an hour.</summary>
    public decimal PerHourOf(MachineSize size) => size.DiskBytes / BytesPerGibibyte * size.Disk switch
    {
        DiskKind.SolidState => SolidState,
        DiskKind.Nvme => Nvme,
        DiskKind.Spinning => Spinning,
        _ => 0,
    };
}
