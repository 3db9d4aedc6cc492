using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Programs.Computing;
using BottleneckSim.Models.Programs.Instructions;
using BottleneckSim.Models.Programs.Strands;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Resources.Memory;
using BottleneckSim.Observations.Resources;

namespace BottleneckSim.Models.Programs.Allocating;

/// <summary><c>allocate</c>, and all that memory does to a node: collections stop it, swap slows it, too little kills it.</summary>
/// <remarks>
/// <code>
/// request ──► touches pages ─some are swapped out─► swap disk ──► program … allocate ──► young full? ──► all that computes stands still
///                                                                    └─ more than memory and swap ──► killed: requests fail, refused until it is back
/// </code>
/// </remarks>
internal sealed class MemoryHandler : InstructionHandler, IDiskClient
{
    private const int PageBytes = 4_096;
    private const long Killed = 0;
    private const long Back = -1;

    private static readonly Purpose PageFaults = new("page-faults");

    private readonly ComputeHandler _computing;
    private readonly Action _killRequests;
    private readonly Action _back;
    private readonly ProcessMemory _memory = new();
    private int _pauseTimer = -1;
    private int _killTimer;
    private Disk? _swap;
    private MemoryOptions? _options;
    private Instant _backAt;
    private Instant _collectingSince;
    private Duration _collectingTime;

    /// <summary>Attaches memory to a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="computing">What stands still during a collection.</param>
    /// <param name="killRequests">Fails every request in progress.</param>
    /// <param name="back">The process is there again.</param>
    public MemoryHandler(ProgramNode node, ComputeHandler computing, Action killRequests, Action back)
        : base(node)
    {
        _computing = computing;
        _killRequests = killRequests;
        _back = back;
    }

    /// <summary>Whether the process is not there: it was killed or is being restarted.</summary>
    public bool IsDown => Node.Now < _backAt;

    public override void AddResources()
    {
        if (_pauseTimer < 0 && Node.Options.Memory is not null)
        {
            _pauseTimer = Node.Timers.Add(_ => EndPause());
            _killTimer = Node.Timers.Add(OnKillTimer);
        }

        if (_swap is null && Node.Options.Memory?.Swap is not null)
        {
            _swap = new Disk(Node, this, Node.Sink, Node.Resources.Next, Node.Timers.Next);
            Node.Resources.Add(() => Disk.Description with { Name = "swap" }, _swap.Sample);
            Node.Timers.Add(_swap.OnTimer);
        }
    }

    public override void Configure(ProgramTierOptions options)
    {
        var isRestarted = _options is { } before && options.Memory is { } after && after.Restarts > before.Restarts;
        _options = options.Memory;
        if (_options is null)
        {
            return;
        }

        _memory.Configure(_options);
        if (_options.Swap is { } swap)
        {
            _swap!.Configure(swap.Disk);
        }

        if (isRestarted)
        {
            GoDown(_options);
            Node.SetTimer(_backAt, _killTimer, Node.BeginChangeWork());
        }

        Look(_options);
    }

    public override void Sample(Instant now)
    {
        if (_options is { } options)
        {
            Node.Sink.Observe(new MemorySampled(now, Node.Self.Index, IsDown ? 0 : _memory.Resident, options.LimitBytes)
            {
                HasCollector = options.Collector is not null,
                MinorCollections = _memory.MinorCollections,
                MajorCollections = _memory.MajorCollections,
                CollectingTime = _computing.IsCollecting ? _collectingTime + (now - _collectingSince) : _collectingTime,
            });
        }
    }

    /// <summary>A request begins: it touches what it needs.</summary>
    /// <returns>Whether it has to wait for the swap disk.</returns>
    public bool MustWait(Execution execution)
    {
        if (_options is not { } options || _swap is null || _memory.Resident <= options.LimitBytes)
        {
            return false;
        }

        var faults = FaultsOf(options, execution);
        if (faults == 0)
        {
            return false;
        }

        // A page that comes in pushes one out, which is written first.
        _swap.Start(new DiskOperation
        {
            Tag = ExecutionTable.BeginWait(execution, Wait.Memory),
            Reads = faults,
            Writes = faults,
            ReadBytes = (long)faults * PageBytes,
            WrittenBytes = (long)faults * PageBytes,
        });
        return true;
    }

    public override bool Begin(Execution execution, Instruction instruction)
    {
        execution.Counter++;
        if (_options is not { } options)
        {
            return true; // Taken away while the program was under way.
        }

        execution.HeldBytes = (execution.HeldIn == _memory.Life ? execution.HeldBytes : 0) + instruction.Bytes;
        execution.HeldIn = _memory.Life;
        _memory.Allocate(instruction.Bytes);
        Look(options);
        return true;
    }

    /// <summary>A request or strand has ended: what it held is free, unless its process is no more; a request that was worked on leaks.</summary>
    public void End(Execution execution)
    {
        if (_options is null)
        {
            return;
        }

        if (execution.HeldIn == _memory.Life)
        {
            _memory.Free(execution.HeldBytes);
        }

        execution.HeldBytes = 0;
        if (execution is { Role: StrandRole.Request, HasWorker: true, IsKilled: false })
        {
            _memory.Leak();
        }
    }

    public void OnDiskDone(long tag)
    {
        if (Node.Executions.Find(tag) is { } execution)
        {
            execution.Wake();
            Node.Run(execution);
        }
    }

    private int FaultsOf(MemoryOptions options, Execution execution)
    {
        var share = (_memory.Resident - options.LimitBytes) / (double)_memory.Resident;
        var expected = options.TouchedPages * share;
        var whole = (int)expected;
        return whole + (execution.Draw.With(PageFaults).UnitOpen < expected - whole ? 1 : 0);
    }

    private void Look(MemoryOptions options)
    {
        if (!_computing.IsCollecting && _memory.TryCollect(out var pause))
        {
            _computing.IsCollecting = true;
            _collectingSince = Node.Now;
            Node.SetTimer(Node.Now + pause, _pauseTimer, 0);
        }

        if (_memory.Resident > options.LimitBytes + (options.Swap?.Bytes ?? 0) && !IsDown)
        {
            GoDown(options);
        }
    }

    private void EndPause()
    {
        _computing.IsCollecting = false;
        _collectingTime += Node.Now - _collectingSince;
        if (_options is { } options)
        {
            Look(options);
        }
    }

    /// <summary>Ticket 0: the process is gone; otherwise the number of the change that restarted it: it is back.</summary>
    private void OnKillTimer(long ticket)
    {
        switch (ticket)
        {
            case Killed:
                _killRequests();
                break;
            case Back when !IsDown:
                _back();
                break;
            case > 0:
                Node.EndChangeWork((int)ticket); // The change that the process was restarted for.
                break;
        }
    }

    private void GoDown(MemoryOptions options)
    {
        _backAt = Node.Now + options.RestartDelay;
        _memory.Clear();
        Node.SetTimer(Node.Now, _killTimer, Killed); // Not now: this may be the middle of one of the requests.
        if (Node.FetchesWork)
        {
            Node.SetTimer(_backAt, _killTimer, Back);
        }
    }

}
