using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Execution;

namespace BottleneckSim.Validation.Databases.Calibration;

/// <summary>What micro-benchmarks say of a machine: the costs of a simulated server on it.</summary>
/// <param name="Costs">Processor time of each thing.</param>
/// <param name="Flush">A flush to stable storage (fsync).</param>
/// <param name="BenchmarkProcessor">Processor time of a trivial statement of pgbench, client and server together.</param>
/// <param name="BenchmarkWait">What a lone client of pgbench waits besides: wake-ups and the socket.</param>
public sealed record MachineCalibration(ExecutionCosts Costs, Duration Flush, Duration BenchmarkProcessor, Duration BenchmarkWait);
