using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Resources.Timeouts;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Loads;

/// <summary>A population of users: issues requests, waits for answers, gives up after a while.</summary>
/// <remarks>
/// <code>
/// when to issue (closed: users; open: arrivals) ──► task by weight ──► call ──► answer or time-out ──► fact
/// </code>
/// Every request has a draw of its own, from (seed, population, user, iteration) or (seed, population, arrival index).
/// </remarks>
public abstract partial class LoadNode : Node, ITimeoutClient
{
    /// <summary>Timer number of the derived node.</summary>
    protected const int OwnTimer = 1;

    private const int TimeoutTimer = 0;
    private const int SlotBits = 24;
    private const int MaximumInFlight = 1 << SlotBits;

    private static readonly Purpose TaskChoice = new("task");

    private readonly ConstantTimeouts _timeouts;
    private readonly bool _tellsRequests;
    private readonly Stack<int> _free = new();
    private readonly SegmentedArray<InFlight> _inFlight = new();
    private int _used;
    private long _nextRequest;
    private int[] _taskOperations = [];
    private int[] _targetOperations = [];
    private long[] _cumulativeWeights = [];
    private int _targetTier;
    private bool _isLeaving;

    /// <summary>Prepares a population.</summary>
    protected LoadNode(NodeContext context)
        : base(context)
    {
        _guards = new CallGuards(this);
        _timeouts = new ConstantTimeouts(this, this, TimeoutTimer);
        _tellsRequests = Sink.Wants(ObservationInterests.Requests);
    }

    bool ITimeoutClient.IsPending(long ticket) => Find(ticket) >= 0;

    void ITimeoutClient.OnTimeout(long ticket)
    {
        TellServer(ticket);
        Finish(ticket, RequestOutcome.TimedOut, 0);
    }

    /// <inheritdoc />
    protected override void OnStart() => OnReconfigure();

    /// <inheritdoc />
    protected override void OnReconfigure()
    {
        var load = Self.Tier.Load!;
        var target = System.Tiers.First(tier => string.Equals(tier.Name, load.To, StringComparison.Ordinal));
        _targetTier = target.Index;
        _taskOperations = [.. load.Tasks.Keys.Select(task => Self.Tier.FindOperation(task))];
        _targetOperations = [.. load.Tasks.Keys.Select(task => target.FindOperation(task))];
        _cumulativeWeights = new long[load.Tasks.Count];
        long sum = 0;
        var index = 0;
        foreach (var weight in load.Tasks.Values)
        {
            sum += weight;
            _cumulativeWeights[index++] = sum;
        }
    }

    /// <inheritdoc />
    /// <remarks>Users who are taken away issue nothing more and still wait for the answers they are owed.</remarks>
    protected sealed override void OnDrain()
    {
        _isLeaving = true;
        LeaveWhenIdle();
    }

    /// <summary>Issues one request, unless the population is leaving.</summary>
    /// <param name="draw">The request's own draw.</param>
    /// <param name="user">Whose it is; given back when it ends.</param>
    /// <param name="identity">Who that is to the system: the root of the user's attributes.</param>
    /// <param name="task">Which of the tasks; below 0 means by weight.</param>
    protected void Issue(DrawKey draw, int user, DrawKey identity, int task = -1)
    {
        if (_isLeaving)
        {
            return;
        }

        task = task >= 0 ? task : ChooseTask(draw);
        var slot = Take();
        ref var request = ref _inFlight[slot];
        request.Generation++;
        request.IsActive = true;
        request.Request = _nextRequest++;
        request.Issued = Now;
        request.User = user;
        request.Operation = _taskOperations[task];
        if (_tellsRequests)
        {
            Sink.Observe(new RequestIssued(Now, Self.Index, request.Operation, request.Request));
        }

        (request.Draw, request.Identity, request.TargetOperation) = (draw, identity, _targetOperations[task]);
        if (Self.Tier.Load!.Policy is { } policy)
        {
            BeginCall(slot, policy);
        }
        else
        {
            Attempt(slot, 0);
        }
    }

    /// <summary>A request of a user, issued at an instant, has ended.</summary>
    protected abstract void OnFinished(int user, Instant issued);

    /// <summary>One of the derived node's timers.</summary>
    protected abstract void OnOwnTimer(long ticket);

    /// <inheritdoc />
    protected sealed override void OnCall(in Message message) =>
        throw new InvalidOperationException($"Somebody called the users of '{Self.Name}'. The run cannot go on.");

    /// <inheritdoc />
    protected sealed override void OnReply(in Message message) => Finish(message.Ticket, (RequestOutcome)message.Operation, message.Value);

    /// <inheritdoc />
    protected sealed override void OnTimer(in Message message)
    {
        if (message.Operation == TimeoutTimer)
        {
            _timeouts.OnTimer(message.Ticket);
        }
        else if (message.Operation == RetryTimer)
        {
            Retry(message.Ticket);
        }
        else
        {
            OnOwnTimer(message.Ticket);
        }
    }

    /// <inheritdoc />
    protected sealed override IReadOnlyList<ResourceDescription> DescribeResources() => [];

    private void Finish(long ticket, RequestOutcome outcome, long contentBytes)
    {
        var slot = Find(ticket);
        if (slot < 0)
        {
            return; // The answer came after the user had given up.
        }

        ref var request = ref _inFlight[slot];
        if (GuardOf(slot) is not null && TriesAgain(slot, outcome))
        {
            return;
        }

        request.IsActive = false;
        _free.Push(slot);
        if (_tellsRequests)
        {
            Sink.Observe(new RequestFinished(Now, Self.Index, request.Operation, request.Request, request.Issued, outcome, contentBytes));
        }

        OnFinished(request.User, request.Issued);
        LeaveWhenIdle();
    }

    private void LeaveWhenIdle()
    {
        if (_isLeaving && !IsGone && _free.Count == _used)
        {
            Leave();
        }
    }

    private int Find(long ticket)
    {
        var slot = (int)(ticket & (MaximumInFlight - 1));
        ref readonly var request = ref _inFlight[slot];
        return request.IsActive && request.Generation == (int)(ticket >> SlotBits) ? slot : -1;
    }

    private int Take()
    {
        if (_free.TryPop(out var slot))
        {
            return slot;
        }

        if (_used == MaximumInFlight)
        {
            throw new InvalidOperationException(
                $"Population '{Self.Name}' has {MaximumInFlight} requests in flight; more cannot be. The run cannot go on.");
        }

        if (_used == _inFlight.Length)
        {
            _inFlight.Grow();
        }

        return _used++;
    }

    private int ChooseTask(DrawKey draw)
    {
        if (_cumulativeWeights.Length == 1)
        {
            return 0;
        }

        var point = draw.With(TaskChoice).Below(_cumulativeWeights[^1]);
        var task = 0;
        while (_cumulativeWeights[task] <= point)
        {
            task++;
        }

        return task;
    }

    private struct InFlight
    {
        public int Generation;
        public bool IsActive;
        public int User;
        public int Operation;
        public long Request;
        public Instant Issued;
        public DrawKey Draw;
        public DrawKey Identity;
        public int TargetOperation;
    }
}
