namespace BottleneckSim.Validation.Services.Loads;

/// <summary>Sends planned requests over a fixed set of connections and takes the times.</summary>
/// <remarks>
/// <code>
/// plan ──► sender (sleeps until the intended instant) ──► free connection ──► service
///                       │ none free: waits in line, its clock running            │
///                       └──────────────◄── receiver, one a connection ◄──────────┘
/// </code>
/// Connections are used in turn, so that none is warmer than the others. The line of those that wait is first-in first-out, as the service's own
/// queue is: waiting before the service then equals waiting in it.
/// </remarks>
public sealed class LoadGenerator : IDisposable
{
    /// <summary>How long answers may take after the last request.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const int ReceiverStackBytes = 256 * 1_024;

    private readonly object _gate = new();
    private readonly List<LoadConnection> _connections = [];
    private readonly Queue<LoadConnection> _free = [];
    private readonly Queue<int> _waiting = [];
    private IReadOnlyList<PlannedRequest> _plan = [];
    private CompletedRequest[] _completed = [];
    private long[] _sent = [];
    private int _completedCount;
    private int _awaitedCount;
    private long _origin;
    private string? _failure;

    /// <summary>Opens the connections.</summary>
    /// <param name="port">The service's loopback port.</param>
    /// <param name="connections">How many: 1 to 1,000.</param>
    public LoadGenerator(int port, int connections)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(connections, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(connections, 1_000);
        for (var index = 0; index < connections; index++)
        {
            var connection = new LoadConnection(port);
            _connections.Add(connection);
            _free.Enqueue(connection);
            new Thread(() => ReceiveAll(connection), ReceiverStackBytes) { IsBackground = true, Name = "load receiver" }.Start();
        }
    }

    /// <summary>Sends each request at its intended instant, whatever became of those before; returns when all are answered.</summary>
    /// <exception cref="InvalidOperationException">A connection broke, or answers did not come.</exception>
    public IReadOnlyList<CompletedRequest> Run(IReadOnlyList<PlannedRequest> plan, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Begin(plan, plan.Count);
        for (var index = 0; index < plan.Count; index++)
        {
            LoadClock.WaitUntil(_origin + plan[index].IntendedNanoseconds, cancellation);
            Dispatch(index);
        }

        AwaitAnswers();
        return _completed;
    }

    /// <summary>Sends one request after the other, each a pause (its intended time) after the answer before: latencies without any queue.</summary>
    /// <exception cref="InvalidOperationException">A connection broke, or an answer did not come.</exception>
    public IReadOnlyList<CompletedRequest> RunOneAtATime(IReadOnlyList<PlannedRequest> plan, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var paced = new PlannedRequest[plan.Count];
        Begin(paced, 0);
        for (var index = 0; index < plan.Count; index++)
        {
            var at = LoadClock.Now() - _origin + plan[index].IntendedNanoseconds;
            LoadClock.WaitUntil(_origin + at, cancellation);
            paced[index] = plan[index] with { IntendedNanoseconds = LoadClock.Now() - _origin };
            _awaitedCount = index + 1;
            Dispatch(index);
            AwaitAnswers();
        }

        return _completed;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var connection in _connections)
            connection.Dispose();
    }

    private void Begin(IReadOnlyList<PlannedRequest> plan, int awaited)
    {
        LoadClock.WakeThisThreadOnTime();
        (_plan, _completed, _sent, _completedCount, _awaitedCount) = (plan, new CompletedRequest[plan.Count], new long[plan.Count], 0, awaited);
        GC.Collect(); // Now, and not amid the run.
        _origin = LoadClock.Now();
    }

    private void Dispatch(int index)
    {
        LoadConnection? connection;
        lock (_gate)
        {
            if (_free.TryDequeue(out connection))
                connection.Current = index;
            else
                _waiting.Enqueue(index);
        }

        if (connection is not null)
            Send(connection, index);
    }

    private void Send(LoadConnection connection, int index)
    {
        _sent[index] = LoadClock.Now() - _origin;
        connection.Send(_plan[index].Content.Span);
    }

    private void AwaitAnswers()
    {
        lock (_gate)
        {
            while (_completedCount < _awaitedCount)
            {
                var hasNews = _failure is not null || Monitor.Wait(_gate, Patience);
                if (_failure is { } failure)
                    throw new InvalidOperationException(failure);
                if (!hasNews && _completedCount < _awaitedCount)
                    throw new InvalidOperationException(FormattableString.Invariant($"The service answered {_completedCount} of {_awaitedCount} requests within {Patience.TotalSeconds:F0} s after the last was sent."));
            }
        }
    }

    private void ReceiveAll(LoadConnection connection)
    {
        try
        {
            while (connection.TryReceive(out var answer))
                Complete(connection, answer);
            if (connection.Current >= 0)
                Fail("The service closed a connection instead of answering.");
        }
        catch (Exception exception)
        {
            Fail(exception.Message);
        }
    }

    private void Complete(LoadConnection connection, HttpAnswer answer)
    {
        var now = LoadClock.Now() - _origin;
        var index = connection.Current;
        var planned = _plan[index];
        _completed[index] = new CompletedRequest(planned.Operation, planned.IntendedNanoseconds, _sent[index], now, answer.Status, answer.IsHit);
        int next;
        lock (_gate)
        {
            if (!_waiting.TryDequeue(out next))
            {
                next = -1;
                _free.Enqueue(connection);
            }

            connection.Current = next;
            if (++_completedCount == _awaitedCount)
                Monitor.PulseAll(_gate);
        }

        if (next >= 0)
            Send(connection, next);
    }

    private void Fail(string failure)
    {
        lock (_gate)
        {
            _failure = failure;
            Monitor.PulseAll(_gate);
        }
    }
}
