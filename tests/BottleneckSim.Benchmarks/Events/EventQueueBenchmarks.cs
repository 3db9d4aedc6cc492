using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace BottleneckSim.Benchmarks.Events;

/// <summary>One hold on the kernel's queue against one on the runtime's, in one run: <c>dotnet run -c Release -- --filter *EventQueue*</c>.</summary>
[Config(typeof(Settings))]
[MemoryDiagnoser]
public class EventQueueBenchmarks
{
    private const int Holds = 100_000;

    private HoldModel _model = new(pending: 1);

    /// <summary>How many events are pending throughout.</summary>
    [Params(10, 1_000, 100_000)]
    public int Pending { get; set; }

    /// <summary>Fills both queues.</summary>
    [GlobalSetup]
    public void Fill() => _model = new(Pending);

    /// <summary>The runtime's priority queue.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Holds)]
    public long PriorityQueue() => _model.HoldPriorityQueue(Holds);

    /// <summary>The kernel's event queue.</summary>
    [Benchmark(OperationsPerInvoke = Holds)]
    public long EventQueue() => _model.HoldEventQueue(Holds);

    // In this process and with few iterations: well under two minutes.
    private sealed class Settings : ManualConfig
    {
        public Settings() => AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(15));
    }
}
