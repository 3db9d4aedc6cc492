using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Resources.Disks;

namespace BottleneckSim.Validation.Databases.Calibration;

/// <summary>What micro-benchmarks say of a machine: the costs of a simulated server on it.</summary>
/// <param name="Costs">Processor time of each thing.</param>
/// <param name="Commit">Processor time of a commit.</param>
/// <param name="Flush">A flush of the log to stable storage.</param>
/// <param name="LogBytesPerSecond">How fast the log is written.</param>
public sealed record MachineCalibration(ExecutionCosts Costs, Duration Commit, Duration Flush, long LogBytesPerSecond)
{
    /// <summary>The disk of a server all of whose pages are in memory: it takes the log alone.</summary>
    public DiskOptions Disk => DiskOptions.SolidState with { RandomAccess = Duration.Zero, SequentialAccess = Duration.Zero, BytesPerSecond = LogBytesPerSecond, Flush = Flush };

    /// <summary>The costs with a commit in each statement, for statements of a lone client that change something; <see cref="Flush"/> has its wake-up by the disk.</summary>
    public ExecutionCosts WithCommit => Costs with { StatementNanoseconds = Costs.StatementNanoseconds + Commit.Nanoseconds };
}
