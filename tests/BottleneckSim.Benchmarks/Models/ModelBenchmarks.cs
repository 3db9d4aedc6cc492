using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Systems;
using BottleneckSim.Validation.Speed;

namespace BottleneckSim.Benchmarks.Models;

/// <summary>Whole systems through the sequential engine, watched by histograms: <c>dotnet run -c Release -- --filter *Model*</c>.</summary>
[Config(typeof(Settings))]
[MemoryDiagnoser]
public class ModelBenchmarks
{
    /// <summary>100,000 requests through M/M/1; the time stated is that of one.</summary>
    [Benchmark(OperationsPerInvoke = 100_000)]
    public long SingleServerRequest() => Run(SpeedSystems.SingleServer, 100_000 / 700.0);

    /// <summary>A shop of web servers, cache and database for ten minutes at 500 requests a second.</summary>
    [Benchmark]
    public long TenMinuteShop() => Run(SpeedSystems.Shop, 600);

    private static long Run(SystemDescription system, double seconds)
    {
        var sink = new HistogramSink();
        using var engine = new SequentialEngine(system, 1, sink);
        engine.AdvanceTo(Instant.FromNanoseconds((long)(seconds * 1e9)));
        return sink.Users.Count;
    }

    // In this process and with few iterations: well under two minutes.
    private sealed class Settings : ManualConfig
    {
        public Settings() => AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(2).WithIterationCount(5));
    }
}
