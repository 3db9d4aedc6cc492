using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Tests.Nodes;
using BottleneckSim.Observations.Invariants;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests.Resources.Cpu;

/// <summary>A processor in a laboratory, its completions, and the books that an invariant checker keeps of it.</summary>
internal sealed class CpuBench : ICpuClient
{
    private const int Timer = 0;

    private readonly ProcessorSharingCpu _cpu;
    private readonly DepartureSink _departures = new();

    public CpuBench(int cores, int competing = 0)
        : this(new CpuOptions(cores, competing))
    {
    }

    public CpuBench(CpuOptions options)
    {
        Laboratory = Laboratory.With(new CompositeSink(new InvariantChecker(), _departures));
        _cpu = new ProcessorSharingCpu(Laboratory, this, Laboratory.Sink, 0, Timer);
        Laboratory.Timers[Timer] = _cpu.OnTimer;
        _cpu.Configure(options);
    }

    public Laboratory Laboratory { get; }

    /// <summary>What is done when a piece of work ends, besides noting it.</summary>
    public Action<long>? WhenDone { get; set; }

    /// <summary>Tag and instant of every completion, in order.</summary>
    public List<(long Tag, long Nanoseconds)> Done { get; } = [];

    /// <summary>Work units that each departed thread attained, in order of departure.</summary>
    public IReadOnlyList<long> Attained => _departures.WorkUnits;

    public CpuBench Start(long at, long work, long tag)
    {
        Laboratory.At(at, () => StartNow(work, tag));
        return this;
    }

    public void StartNow(long work, long tag) => _cpu.Start(Duration.FromNanoseconds(work), tag);

    /// <summary>What a processor that is not ideal has lost, at the last sample.</summary>
    public CpuSampled Losses => _departures.Losses;

    /// <summary>The processor at the last sample.</summary>
    public ResourceSampled Books => _departures.Books;

    /// <summary>Starts work that needs the lock of a process.</summary>
    public CpuBench StartHeld(long at, long work, long tag, int process)
    {
        Laboratory.At(at, () => _cpu.StartHeld(Duration.FromNanoseconds(work), tag, process));
        return this;
    }

    public CpuBench Collect(long from, long to)
    {
        Laboratory.At(from, () => _cpu.IsCollecting = true);
        Laboratory.At(to, () => _cpu.IsCollecting = false);
        return this;
    }

    public CpuBench Configure(long at, int cores, int competing = 0) => Configure(at, new CpuOptions(cores, competing));

    public CpuBench Configure(long at, CpuOptions options)
    {
        Laboratory.At(at, () =>
        {
            _cpu.Configure(options);
            Laboratory.Sink.Observe(new BottleneckSim.Observations.Changes.ChangeApplied(Laboratory.Now, "cpu", BottleneckSim.Observations.Changes.ChangeOrigin.Operator));
        });
        return this;
    }

    public CpuBench Sample(long at)
    {
        Laboratory.At(at, () => _cpu.Sample(Laboratory.Now));
        return this;
    }

    public string Run()
    {
        Laboratory.Run();
        return string.Join(' ', Done.Select(done => $"{done.Tag}@{done.Nanoseconds}"));
    }

    void ICpuClient.OnCpuDone(long tag)
    {
        Done.Add((tag, Laboratory.Now.Nanoseconds));
        WhenDone?.Invoke(tag);
    }

    private sealed class DepartureSink : ObservationSink
    {
        public override ObservationInterests Interests => ObservationInterests.Jobs;

        public List<long> WorkUnits { get; } = [];

        public CpuSampled Losses { get; private set; }

        public ResourceSampled Books { get; private set; }

        public override void Observe(in CpuSampled fact) => Losses = fact;

        public override void Observe(in ResourceSampled fact) => Books = fact;

        public override void Observe(in JobDeparted fact) => WorkUnits.Add(fact.WorkUnits);
    }
}
