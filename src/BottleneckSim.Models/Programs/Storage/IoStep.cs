using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Programs.Storage;

/// <summary>Reads from or writes to the node's own disk, and waits until that is done.</summary>
/// <remarks>
/// <code>
/// execution ──► disk: [queue] ─► channel: position + transfer (+ flush) ──► next instruction
/// </code>
/// </remarks>
/// <param name="ReadBytes">Bytes read: 0 to 1 TiB.</param>
/// <param name="WrittenBytes">Bytes written: 0 to 1 TiB.</param>
public sealed record IoStep(long ReadBytes, long WrittenBytes) : Step
{
    /// <summary>Accesses that it takes: 1 to 1,000,000, default 1; each positions anew unless it is sequential.</summary>
    public int Accesses { get; init; } = 1;

    /// <summary>Whether it goes on where this step left off, as when a log is written or a file read from its beginning. Default: not.</summary>
    public bool IsSequential { get; init; }

    /// <summary>Whether it ends with a flush to stable storage (fsync). Default: not.</summary>
    public bool IsFlushed { get; init; }

    /// <summary>A name for what is read or written; default <c>file</c>.</summary>
    public string Label { get; init; } = "file";

    internal override void Compile(ProgramCompiler compiler)
    {
        if (compiler.Tier.Disk is null)
        {
            throw new InvalidSystemException($"A program of '{compiler.Tier.Name}' reads or writes '{Label}', but the tier's nodes have no disk; give it one with 'disk: ssd'.");
        }

        var path = compiler.PathOf("io", Label, DrawsAs);
        compiler.Add(new Instruction(Opcode.Io)
        {
            Path = path,
            Io = new DiskOperation
            {
                Tag = 0,
                Reads = ReadBytes > 0 || WrittenBytes == 0 ? Accesses : 0,
                Writes = WrittenBytes > 0 ? (ReadBytes > 0 ? 0 : Accesses) : 0,
                ReadBytes = ReadBytes,
                WrittenBytes = WrittenBytes,
                IsFlushed = IsFlushed,
                Stream = IsSequential ? (long)(StableHash.OfName(Label) >> 1) | 1 : 0,
            },
        });
    }
}
