using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Resources.Cpu;

/// <summary>The cores of a node, shared equally by runnable threads, no thread running on more than one core.</summary>
/// <remarks>
/// <code>
///                 ┌─────────── cores ───────────┐
/// Start(work) ──► │ every thread advances at    │ ──► OnCpuDone(tag)
///                 │ min(1, cores ÷ threads)     │
/// competing ────► │ (water-filling by weight)   │
/// threads         └─────────────────────────────┘
/// </code>
/// <para>
/// Attained service is kept per class in fixed point (1/256 ns): a thread's own share is the class's growth since it
/// started. At every event the class is first advanced at the old rate, then the event applies, then one
/// completion is armed, rounded up to the next nanosecond. What is left below one nanosecond counts as done.
/// </para>
/// <para>Source: egalitarian processor sharing (Kleinrock, Queueing Systems II, section 4.4) with a per-job rate limit.</para>
/// </remarks>
public sealed class ProcessorSharingCpu
{
    /// <summary>Work units in a nanosecond of one core.</summary>
    public const int WorkUnitsPerNanosecond = 256;

    /// <summary>The weight of a thread at nice 0.</summary>
    private const long DefaultWeight = 1_024;

    private readonly Node _node;
    private readonly ICpuClient _client;
    private readonly ResourceAccount _account;
    private readonly ObservationSink _sink;
    private readonly int _timer;
    private readonly RunningThreads _threads = new();
    private readonly ThreadClass[] _classes = [new() { Weight = DefaultWeight }, new() { Weight = DefaultWeight }];
    private readonly List<(long Job, Instant Since, long Attained)> _competing = [];
    private long _workUnits;
    private long _lastNanoseconds;
    private long _attained;
    private long _competingAttained;
    private Instant _armedAt = Instant.MaxValue;
    private long _epoch;
    private bool _isCompleting;

    /// <summary>Attaches a processor to a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="client">Whom to tell when work is done.</param>
    /// <param name="sink">Where facts go.</param>
    /// <param name="resource">Its ordinal among the node's resources.</param>
    /// <param name="timer">The timer number by which the node hands timers back to <see cref="OnTimer"/>.</param>
    public ProcessorSharingCpu(Node node, ICpuClient client, ObservationSink sink, int resource, int timer)
    {
        ArgumentNullException.ThrowIfNull(sink);
        _node = node;
        _client = client;
        _sink = sink;
        _timer = timer;
        _account = new ResourceAccount(node, sink, resource);
    }

    /// <summary>How the processor is described to sinks.</summary>
    public static ResourceDescription Description => new("cpu", ResourceKind.Cpu, WorkUnitsPerNanosecond);

    /// <summary>Takes options into use, now; work in progress goes on at the new rate.</summary>
    public void Configure(CpuOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Advance();
        _account.Capacity = options.Cores;
        while (_competing.Count < options.CompetingThreads)
        {
            _competing.Add((_account.Arrive(), _node.Now, _competingAttained));
        }

        while (_competing.Count > options.CompetingThreads)
        {
            var (job, since, attained) = _competing[^1];
            _competing.RemoveAt(_competing.Count - 1);
            _account.Depart(job, since, _competingAttained - attained);
        }

        _classes[1].Threads = _competing.Count;
        Rearm();
    }

    /// <summary>Starts a piece of work.</summary>
    /// <param name="work">Time it would take alone on a core.</param>
    /// <param name="tag">Given back when it is done.</param>
    public void Start(Duration work, long tag)
    {
        Advance();
        _threads.Add(new RunningThread(_attained + (work.Nanoseconds * WorkUnitsPerNanosecond), _account.Arrive(), tag, _node.Now, _attained));
        Rearm();
    }

    /// <summary>Handles the processor's own timer.</summary>
    public void OnTimer(long epoch)
    {
        if (epoch != _epoch)
        {
            return;
        }

        _armedAt = Instant.MaxValue;
        Advance();
        _isCompleting = true;
        while (_threads.Count > 0 && _threads.First.FinishAt - _attained < WorkUnitsPerNanosecond)
        {
            var done = _threads.RemoveFirst();
            _account.Depart(done.Job, done.Since, _attained - done.AttainedAtStart);
            _client.OnCpuDone(done.Tag);
        }

        _isCompleting = false;
        Rearm();
    }

    /// <summary>Tells the sink the state at an instant.</summary>
    public void Sample(Instant now)
    {
        var elapsed = now.Nanoseconds - _lastNanoseconds;
        var growth = Growth(0, elapsed);
        var competingGrowth = Growth(1, elapsed);
        var runnable = _threads.Count + _competing.Count; // A node that leaves samples amid completions, before they are booked.
        var inUse = Math.Min(runnable, _account.Capacity);
        _sink.Observe(_account.SampleAt(now) with
        {
            InUse = inUse,
            Waiting = runnable - inUse,
            WorkUnits = _workUnits + (growth * _threads.Count) + (competingGrowth * _competing.Count),
            InProgressWorkUnits = _threads.AttainedAt(_attained + growth)
                + _competing.Sum(thread => _competingAttained + competingGrowth - thread.Attained),
        });
    }

    private void Advance()
    {
        var now = _node.Now;
        var elapsed = now.Nanoseconds - _lastNanoseconds;
        if (elapsed > 0)
        {
            _lastNanoseconds = now.Nanoseconds;
            _account.Advance();
            var growth = Growth(0, elapsed);
            var competingGrowth = Growth(1, elapsed);
            _attained += growth;
            _competingAttained += competingGrowth;
            checked
            {
                _workUnits += (growth * _threads.Count) + (competingGrowth * _competing.Count);
            }
        }
    }

    private long Growth(int group, long elapsed)
    {
        ref readonly var threads = ref _classes[group];
        return threads.Threads == 0
            ? 0
            : MultiplyDivide.Floor(elapsed * WorkUnitsPerNanosecond, threads.ShareNumerator, threads.ShareDenominator);
    }

    private void Rearm()
    {
        if (_isCompleting)
        {
            return; // One look at the end serves for everything that the completions started.
        }

        _classes[0].Threads = _threads.Count;
        WaterFilling.Fill(_account.Capacity, _classes);
        var runnable = _threads.Count + _competing.Count;
        _account.InUse = Math.Min(runnable, _account.Capacity);
        _account.Waiting = runnable - _account.InUse;
        if (_threads.Count == 0)
        {
            return;
        }

        var missing = Math.Max(0, _threads.First.FinishAt - _attained);
        ref readonly var shares = ref _classes[0];
        var units = MultiplyDivide.Ceiling(missing, shares.ShareDenominator, shares.ShareNumerator);
        var at = _node.Now + Duration.FromNanoseconds((units + WorkUnitsPerNanosecond - 1) / WorkUnitsPerNanosecond);
        if (at >= _armedAt)
        {
            return; // The armed timer fires earlier, finds nothing done, and arms again: cheaper than a new event for every arrival.
        }

        _armedAt = at;
        _node.SetTimer(at, _timer, ++_epoch);
    }
}
