using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.LoadBalancing.Health;
using BottleneckSim.Models.LoadBalancing.Outliers;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.LoadBalancing;

/// <summary>Which instances are well.</summary>
public partial class BalancerNode
{
    private const int CheckTimer = 0;
    private const int CheckTimeoutTimer = 1;
    private const int LookTimer = 2;
    private const int GiveUpTimer = 3;
    private const long EpochFactor = 1L << 40;

    private static readonly Duration GiveUpMargin = Duration.FromSeconds(1);

    private readonly HashSet<int> _leaving = [];
    private long _round;
    private long _epoch;

    /// <inheritdoc />
    /// <remarks>Calls to an instance that leaves are answered by its draining deadline, or never: its machine may be lost.</remarks>
    protected override void OnSystemChanged()
    {
        for (var slot = 0; slot < _used; slot++)
        {
            var instance = _forwarded[slot].Instance;
            if (IsLeaving(instance) && _backends.InFlight(instance) > 0 && _leaving.Add(instance))
            {
                SetTimer(Now + DrainDeadline + GiveUpMargin, GiveUpTimer, instance);
            }
        }
    }

    /// <summary>Whether an instance leaves the system, so that calls to it may never be answered.</summary>
    protected virtual bool IsLeaving(int instance) => System.Nodes[instance].IsRemoved;

    /// <summary>Whether an instance has booted.</summary>
    protected bool IsUp(int instance) => _backends.Find(instance) is { IsUp: true };

    /// <inheritdoc />
    protected override void OnReady(in Message message)
    {
        if (_backends.Find(message.Sender) is { } backend)
        {
            backend.IsUp = true;
            _backends.Refresh(Self.Tier, _options, Now);
        }
    }

    /// <inheritdoc />
    protected override void OnTimer(in Message message)
    {
        switch (message.Operation)
        {
            case GiveUpTimer:
                GiveUp((int)message.Ticket);
                break;
            case CheckTimeoutTimer:
                EndRound(message.Ticket);
                break;
            case CheckTimer when message.Ticket == _epoch:
                BeginRound();
                break;
            case LookTimer when message.Ticket == _epoch:
                OutlierDetector.Look(_backends, _options.Outliers!, Now);
                _backends.Refresh(Self.Tier, _options, Now);
                SetTimer(Now + _options.Outliers!.Interval, LookTimer, _epoch);
                break;
        }
    }

    private void ConfigureHealth(BalancerOptions before)
    {
        if (_options.HealthCheck == before.HealthCheck && _options.Outliers == before.Outliers)
        {
            return;
        }

        _epoch++; // Timers of the checks as they were are void.
        foreach (var instance in _backends.All)
        {
            var backend = _backends[instance];
            backend.IsHealthy |= _options.HealthCheck is null;
            backend.EjectedUntil = _options.Outliers is null ? null : backend.EjectedUntil;
        }

        _backends.Refresh(Self.Tier, _options, Now);
        if (_options.HealthCheck is not null)
        {
            BeginRound();
        }

        if (_options.Outliers is { } outliers)
        {
            SetTimer(Now + outliers.Interval, LookTimer, _epoch);
        }
    }

    /// <summary>Asks every instance.</summary>
    private void BeginRound()
    {
        var check = _options.HealthCheck!;
        _round++;
        var operation = check.Endpoint is { } endpoint ? Self.Tier.FindOperation(endpoint) : -1;
        foreach (var instance in _backends.All)
        {
            var draw = NodeDraw.With(_round).With(instance);
            var kind = operation < 0 ? MessageKind.Probe : MessageKind.Call;
            Send(new Message(instance, Self.Index, kind, Math.Max(0, operation), -_round, draw, 0, 0));
        }

        SetTimer(Now + check.Timeout, CheckTimeoutTimer, _round);
        SetTimer(Now + check.Interval, CheckTimer, _epoch);
    }

    private void OnChecked(in Message answer)
    {
        if (_options.HealthCheck is not { } check || _backends.Find(answer.Sender) is not { } backend || -answer.Ticket != _round || backend.AnsweredRound == _round)
        {
            return; // Later than its time-out.
        }

        backend.AnsweredRound = _round;
        Judge(backend, check, (RequestOutcome)answer.Operation == RequestOutcome.Succeeded);
    }

    private void EndRound(long round)
    {
        if (_options.HealthCheck is not { } check || round != _round)
        {
            return;
        }

        foreach (var instance in _backends.All)
        {
            var backend = _backends[instance];
            if (backend.AnsweredRound != round)
            {
                backend.AnsweredRound = round;
                Judge(backend, check, isWell: false);
            }
        }
    }

    private void Judge(Backend backend, HealthCheckOptions check, bool isWell)
    {
        if (HealthMonitor.Judge(backend, check, isWell))
        {
            _backends.Refresh(Self.Tier, _options, Now);
        }
    }

    /// <summary>An instance that has left cannot answer any more: its callers are told, and their slots are free.</summary>
    private void GiveUp(int instance)
    {
        for (var slot = 0; slot < _used && _backends.InFlight(instance) > 0; slot++)
        {
            var forwarded = _forwarded[slot];
            if (forwarded.Instance != instance || !forwarded.IsPending)
            {
                continue;
            }

            _forwarded[slot] = forwarded with { Generation = forwarded.Generation + 1 };
            Release(slot, hasFailed: true);
            Answer(new Message(
                forwarded.Caller, Self.Index, MessageKind.Reply, (int)RequestOutcome.Failed, forwarded.Ticket, forwarded.Draw, forwarded.Salt, 0));
        }

        _leaving.Remove(instance);
        LeaveWhenIdle();
    }
}
