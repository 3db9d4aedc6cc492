using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Changes;

/// <summary>Gives a database's buffer pool more or less memory. A larger pool fills as pages are read; a smaller one evicts at once.</summary>
/// <param name="Database">The database's tier.</param>
/// <param name="Bytes">The new size: 128 KiB to 16 TiB.</param>
public sealed record ResizeBufferPool(string Database, long Bytes) : Change
{
    /// <summary>The smallest pool (PostgreSQL 15 allows 16 pages).</summary>
    public const long MinimumBytes = 128L << 10;

    /// <summary>The largest pool.</summary>
    public const long MaximumBytes = 16L << 40;

    /// <inheritdoc />
    public override string Kind => "resize-buffer-pool";

    /// <inheritdoc />
    public override ChangeTerms Terms => new() { ChangesMachines = true };

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var database = system.Database(Database);
        if (Bytes is < MinimumBytes or > MaximumBytes)
        {
            throw new ChangeRefusedException($"A buffer pool has 128 KiB to 16 TiB, not {Bytes} bytes.");
        }

        return system.With(database with { BufferPoolBytes = Bytes });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Bytes = before.Database(Database).BufferPoolBytes };

    /// <inheritdoc />
    public override string Describe() => $"{Database}: set the buffer pool to {Bytes >> 20} MiB";
}
