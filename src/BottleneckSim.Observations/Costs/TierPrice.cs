namespace BottleneckSim.Observations.Costs;

/// <summary>What an instance of a tier costs an hour, by its size.</summary>
/// <remarks>
/// <code>
/// with prices of parts:  PerHour + PerCore · (cores − documented) + PerGibibyte · (GiB − documented), never below 0
/// without:               PerHour · max(cores ÷ documented, memory ÷ documented)
/// </code>
/// The second follows how clouds sell machines: in families whose sizes double cores and memory together, so that the larger need sets the size
/// (Amazon EC2 On-Demand pricing: within a family the price is proportional to the size).
/// </remarks>
/// <param name="PerHour">The price of the machine as documented: 0 to 1,000,000.</param>
/// <param name="Documented">The size that it is for.</param>
public sealed record TierPrice(decimal PerHour, MachineSize Documented)
{
    private const decimal BytesPerGibibyte = 1L << 30;

    /// <summary>What each core more costs, and each core less saves; null means that the price follows the dominant size.</summary>
    public decimal? PerCore { get; init; }

    /// <summary>What each GiB of memory more costs, and each GiB less saves; null means that the price follows the dominant size.</summary>
    public decimal? PerGibibyte { get; init; }

    /// <summary>What a machine of this size costs an hour.</summary>
    public decimal PerHourOf(MachineSize size)
    {
        if (PerCore is null && PerGibibyte is null)
            return PerHour * DominantRatio(size);
        var cores = (PerCore ?? 0) * (size.Cores - Documented.Cores);
        var memory = (PerGibibyte ?? 0) * (size.MemoryBytes - Documented.MemoryBytes) / BytesPerGibibyte;
        return Math.Max(0, PerHour + cores + memory);
    }

    /// <summary>The larger of the ratios that both sizes name; 1 where they name none.</summary>
    private decimal DominantRatio(MachineSize size)
    {
        decimal? cores = size.Cores > 0 && Documented.Cores > 0 ? (decimal)size.Cores / Documented.Cores : null;
        decimal? memory = size.MemoryBytes > 0 && Documented.MemoryBytes > 0 ? (decimal)size.MemoryBytes / Documented.MemoryBytes : null;
        return (cores, memory) switch
        {
            ({ } one, { } other) => Math.Max(one, other),
            _ => cores ?? memory ?? 1,
        };
    }
}
