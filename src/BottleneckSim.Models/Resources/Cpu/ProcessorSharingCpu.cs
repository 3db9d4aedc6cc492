using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Resources.Cpu.InterpreterLocks;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Resources.Cpu;

/// <summary>The cores of a node, shared by runnable threads, no thread running on more than one core.</summary>
/// <remarks>
/// <code>
///                  ┌─────────── cores ───────────┐
/// Start(work) ───► │ every thread advances at    │ ──► OnCpuDone(tag)
/// StartHeld(…) ──► │ min(1, cores ÷ threads)     │
/// competing ─────► │ (water-filling by weight)   │     less what switching, contention, a lock,
/// threads          └─────────────────────────────┘     a neighbour and collections take (CpuRates)
/// </code>
/// <para>
/// Attained service is kept per class in fixed point (1/256 ns): a thread's own share is the class's growth since it
/// started. At every event the class is first advanced at the old rate, then the event applies, then one
/// completion is armed, rounded up to the next nanosecond. What is left below one nanosecond counts as done.
/// </para>
/// <para>Source: egalitarian processor sharing (Kleinrock, Queueing Systems II, section 4.4) with a per-job rate limit.</para>
/// </remarks>
public sealed partial class ProcessorSharingCpu
{
    /// <summary>Work units in a nanosecond of one core.</summary>
    public const int WorkUnitsPerNanosecond = 256;

    /// <summary>The weight of a thread at nice 0.</summary>
    private const long DefaultWeight = 1_024;

    private const int OwnClass = 0;
    private const int CompetingClass = 1;
    private const int FirstHeldClass = 2;

    private readonly Node _node;
    private readonly ICpuClient _client;
    private readonly ResourceAccount _account;
    private readonly ObservationSink _sink;
    private readonly int _resource;
    private readonly int _timer;
    private readonly InterpreterProcesses _processes = new();
    private readonly List<(long Job, Instant Since, long Attained)> _competing = [];
    private RunningThreads[] _threads = [new(), new()];
    private ThreadClass[] _classes = [new() { Weight = DefaultWeight }, new() { Weight = DefaultWeight }];
    private long[] _attained = new long[FirstHeldClass];
    private int _usedClasses = OwnClass + 1; // Mostly no others have threads.
    private CpuOptions _options = new(1);
    private CpuRates? _rates;
    private CpuOverheads _lost;
    private int _heldJobs;
    private long _workUnits;
    private long _lastNanoseconds;
    private Instant _armedAt = Instant.MaxValue;
    private long _epoch;
    private bool _isCompleting;
    private bool _isCollecting;
    private bool _tellsLosses;

    /// <summary>Attaches a processor to a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="client">Whom to tell when work is done.</param>
    /// <param name="sink">Where facts go.</param>
    /// <param name="resource">Its ordinal among the node's resources.</param>
    /// <param name="timer">The timer number by which the node hands timers back to <see cref="OnTimer"/>.</param>
    public ProcessorSharingCpu(Node node, ICpuClient client, ObservationSink sink, int resource, int timer)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(sink);
        _node = node;
        _client = client;
        _sink = sink;
        _resource = resource;
        _timer = timer;
        _account = new ResourceAccount(node, sink, resource);
        _lastNanoseconds = node.Now.Nanoseconds;
    }

    /// <summary>How the processor is described to sinks.</summary>
    public static ResourceDescription Description => new("cpu", ResourceKind.Cpu, WorkUnitsPerNanosecond);

    /// <summary>Whether the world is stopped for a garbage collection, which uses all the cores that the node gets; work in progress stands still.</summary>
    public bool IsCollecting
    {
        get => _isCollecting;
        set
        {
            Advance();
            _isCollecting = value;
            ChooseRates();
            Rearm();
        }
    }

    /// <summary>Takes options into use, now; work in progress goes on at the new rate.</summary>
    public void Configure(CpuOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Advance();
        _options = options;
        _account.Capacity = options.Cores;
        while (_competing.Count < options.CompetingThreads)
        {
            _competing.Add((_account.Arrive(), _node.Now, _attained[CompetingClass]));
        }

        while (_competing.Count > options.CompetingThreads)
        {
            var (job, since, attained) = _competing[^1];
            _competing.RemoveAt(_competing.Count - 1);
            _account.Depart(job, since, _attained[CompetingClass] - attained);
        }

        _classes[CompetingClass].Threads = _competing.Count;
        _processes.Configure(options.InterpreterLock?.Processes ?? 0);
        AddClasses(FirstHeldClass + _processes.Known);
        _usedClasses = _competing.Count == 0 && _processes.Known == 0 ? OwnClass + 1 : _classes.Length;
        ChooseRates();
        Rearm();
    }

    /// <summary>A request begins: it stays in one process, of whose lock its held work has to wait.</summary>
    /// <returns>The process; −1 where there is no lock.</returns>
    public int EnterProcess() => _processes.Enter();

    /// <summary>A request has ended.</summary>
    /// <param name="process">What <see cref="EnterProcess"/> gave.</param>
    public void LeaveProcess(int process) => _processes.Leave(process);

    /// <summary>Starts a piece of work.</summary>
    /// <param name="work">Time it would take alone on a core.</param>
    /// <param name="tag">Given back when it is done.</param>
    public void Start(Duration work, long tag) => Start(OwnClass, work, tag, isWoken: !_isCompleting);

    /// <summary>Starts a piece of work that needs the lock of its process.</summary>
    /// <param name="work">Time it would take alone on a core.</param>
    /// <param name="tag">Given back when it is done.</param>
    /// <param name="process">The process; below 0 means that there is no lock.</param>
    public void StartHeld(Duration work, long tag, int process)
    {
        _heldJobs += process < 0 ? 0 : 1;
        Start(process < 0 ? OwnClass : FirstHeldClass + process, work, tag, isWoken: !_isCompleting);
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
        for (var index = 0; index < _usedClasses; index++)
        {
            var threads = _threads[index];
            while (threads.Count > 0 && threads.First.FinishAt - _attained[index] < WorkUnitsPerNanosecond)
            {
                var done = threads.RemoveFirst();
                _heldJobs -= index < FirstHeldClass ? 0 : 1;
                _account.Depart(done.Job, done.Since, _attained[index] - done.AttainedAtStart);
                _client.OnCpuDone(done.Tag);
            }
        }

        _isCompleting = false;
        Rearm();
    }

    private void Start(int index, Duration work, long tag, bool isWoken)
    {
        Advance();
        var attained = _attained[index];
        work += isWoken ? CostOfWaking() : Duration.Zero;
        _threads[index].Add(new RunningThread(attained + (work.Nanoseconds * WorkUnitsPerNanosecond), _account.Arrive(), tag, _node.Now, attained));
        Rearm();
    }

    /// <summary>An ideal processor needs no rates of its own; threads that still take turns at an abolished lock do.</summary>
    private void ChooseRates()
    {
        _rates = _options.IsIdeal && !_isCollecting && _heldJobs == 0 ? null : new CpuRates(_options);
        _tellsLosses |= _rates is not null;
    }

    private void AddClasses(int count)
    {
        var known = _classes.Length;
        if (known >= count)
        {
            return;
        }

        Array.Resize(ref _threads, count);
        Array.Resize(ref _classes, count);
        Array.Resize(ref _attained, count);
        for (; known < count; known++)
        {
            _threads[known] = new RunningThreads();
            _classes[known].Weight = DefaultWeight;
        }
    }

    private void Advance()
    {
        var elapsed = _node.Now.Nanoseconds - _lastNanoseconds;
        if (elapsed == 0)
        {
            return;
        }

        _lastNanoseconds = _node.Now.Nanoseconds;
        _account.Advance();
        if (_rates is not null)
        {
            _lost += _rates.LostIn(elapsed);
        }

        for (var index = 0; index < _usedClasses; index++)
        {
            var growth = Growth(index, elapsed);
            _attained[index] += growth;
            _workUnits = checked(_workUnits + (growth * _classes[index].Threads));
        }
    }

    private long Growth(int index, long elapsed)
    {
        ref readonly var threads = ref _classes[index];
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

        var present = _competing.Count;
        for (var index = 0; index < _usedClasses; index++)
        {
            if (index != CompetingClass)
            {
                _classes[index].Threads = _threads[index].Count;
                present += _threads[index].Count;
            }
        }

        if (_rates is null)
        {
            WaterFilling.Fill(_account.Capacity, _classes.AsSpan(0, _usedClasses));
            _account.InUse = Math.Min(present, _account.Capacity);
        }
        else
        {
            _account.InUse = _rates.Fill(_classes, _isCollecting);
        }

        _account.Waiting = present - _account.InUse;
        var at = NextCompletion();
        if (at >= _armedAt)
        {
            return; // The armed timer fires earlier, finds nothing done, and arms again: cheaper than a new event for every arrival.
        }

        _armedAt = at;
        _node.SetTimer(at, _timer, ++_epoch);
    }

    private Instant NextCompletion()
    {
        var next = Instant.MaxValue;
        for (var index = 0; index < _usedClasses; index++)
        {
            ref readonly var one = ref _classes[index];
            if (_threads[index].Count == 0 || one.ShareNumerator == 0)
            {
                continue;
            }

            var missing = Math.Max(0, _threads[index].First.FinishAt - _attained[index]);
            var units = MultiplyDivide.CeilingAtMost(missing, one.ShareDenominator, one.ShareNumerator);
            if (units > long.MaxValue - WorkUnitsPerNanosecond)
            {
                continue; // Centuries: a draw from a tail without a mean.
            }

            next = Instant.Min(next, _node.Now + Duration.FromNanoseconds((units + WorkUnitsPerNanosecond - 1) / WorkUnitsPerNanosecond));
        }

        return next;
    }
}
