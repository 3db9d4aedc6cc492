using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Loads;

/// <summary>Users, each with one request at a time.</summary>
/// <remarks>
/// <code>
/// stages, spike ──► how many ──► spawn at the rate ──► request ──► answer ──► wait ──► request …
///                                                              fewer: leave as the request or wait ends
/// </code>
/// The wait comes after the task, as in Locust. When users are taken away, those with the highest numbers leave as their current request or wait ends.
/// </remarks>
public sealed class ClosedLoadNode : LoadNode
{
    private const long NanosecondsPerSecond = 1_000_000_000;
    private const int ControlKinds = 2;
    private const int AimTimer = 0;
    private const int StepDownTimer = 1;
    private static readonly Purpose WaitTime = new("wait");

    private readonly List<(int User, Instant At)> _overtaken = [];
    private int[] _iterations = [];
    private Presence[] _presence = [];
    private LoadShape _shape;
    private long _epoch;
    private int _limit;
    private int _spawning = -1;
    private Instant _spawningAt;
    private Instant _spawnBase;
    private int _spawned;
    private double? _rate;
    private int _target;

    /// <summary>Prepares the users.</summary>
    public ClosedLoadNode(NodeContext context)
        : base(context)
    {
    }

    private enum Presence : byte
    {
        Absent,
        Spawning,
        Present,
    }

    private ClosedLoadOptions Options => (ClosedLoadOptions)Self.Tier.Load!;

    /// <inheritdoc />
    protected override void OnReconfigure()
    {
        base.OnReconfigure();
        _shape = _shape.With(Options, Now);
        _epoch++;
        Aim();
    }

    /// <inheritdoc />
    protected override void OnOwnTimer(long ticket)
    {
        if (ticket < 0)
        {
            OnControl(-1 - ticket);
            return;
        }

        var user = (int)ticket;
        if (_overtaken.Count > 0 && _overtaken.Remove((user, Now)))
        {
            return;
        }

        var isNew = _presence[user] == Presence.Spawning;
        if (user >= _limit)
        {
            _presence[user] = Presence.Absent;
            _spawning = isNew ? -1 : _spawning;
            return;
        }

        _presence[user] = Presence.Present;
        var identity = NodeDraw.With(user);
        Issue(identity.With(_iterations[user]), user, identity);
        if (isNew)
        {
            SpawnAfter(user);
        }
    }

    /// <inheritdoc />
    protected override void OnFinished(int user, Instant issued)
    {
        var stream = NodeDraw.With(user).With(_iterations[user]).With(WaitTime).Stream();
        _iterations[user]++;
        var wait = Options.WaitNanoseconds.SampleDuration(ref stream);
        var next = Options.WaitRule == WaitRule.StartToStart ? Instant.Max(Now, issued + wait) : Now + wait;
        SetTimer(next, OwnTimer, user);
    }

    private void OnControl(long control)
    {
        if (control / ControlKinds != _epoch || Self.IsRemoved)
        {
            return;
        }

        if (control % ControlKinds == AimTimer)
        {
            _epoch++;
            Aim();
        }
        else
        {
            StepDown();
        }
    }

    private void SetControl(Instant at, int kind) => SetTimer(at, OwnTimer, -1 - ((_epoch * ControlKinds) + kind));

    /// <summary>Finds how many users there should be now, and when that is to be asked again.</summary>
    private void Aim()
    {
        var (users, rate, until) = _shape.At(Options, Now);
        if (until is { } next)
        {
            SetControl(next, AimTimer);
        }

        _target = Math.Min(users, SetUsers.MaximumUsers);
        if (_target > _iterations.Length)
        {
            Array.Resize(ref _iterations, _target);
            Array.Resize(ref _presence, _target);
        }

        var reached = _spawning >= 0 ? _spawning : _limit;
        StopSpawning();
        (_rate, _spawnBase, _spawned) = (rate, Now, 0);
        if (_target < reached && rate is not null && !Options.Stages.IsEmpty)
        {
            _limit = reached;
            StepDown();
            return;
        }

        _limit = _target;
        Spawn();
    }

    /// <summary>Whoever is on the way does not come, or comes anew.</summary>
    private void StopSpawning()
    {
        if (_spawning >= 0)
        {
            _overtaken.Add((_spawning, _spawningAt));
            _presence[_spawning] = Presence.Absent;
            _spawning = -1;
        }
    }

    /// <summary>Takes one user away, and the next a little later.</summary>
    private void StepDown()
    {
        _limit--;
        _spawned++;
        if (_limit > _target)
        {
            SetControl(_spawnBase + Spacing(_spawned), StepDownTimer);
        }
    }

    private void Spawn()
    {
        if (_rate is not null)
        {
            SpawnAfter(-1);
            return;
        }

        for (var user = 0; user < _limit; user++)
        {
            if (_presence[user] == Presence.Absent)
            {
                _presence[user] = Presence.Present;
                SetTimer(Now, OwnTimer, user);
            }
        }
    }

    /// <summary>Lets the next absent user come in turn.</summary>
    private void SpawnAfter(int user)
    {
        _spawning = -1;
        while (++user < _limit)
        {
            if (_presence[user] == Presence.Absent)
            {
                _presence[user] = Presence.Spawning;
                (_spawning, _spawningAt) = (user, Instant.Max(Now, _spawnBase + Spacing(_spawned++)));
                SetTimer(_spawningAt, OwnTimer, user);
                return;
            }
        }
    }

    private Duration Spacing(int users) => Duration.FromNanoseconds((long)(users * (NanosecondsPerSecond / _rate!.Value)));
}
