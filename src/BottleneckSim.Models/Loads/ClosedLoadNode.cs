using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Loads;

/// <summary>A fixed number of users, each with one request at a time.</summary>
/// <remarks>
/// <code>
/// spawn ──► request ──► answer ──► wait ──► request …
/// </code>
/// The wait comes after the task, as in Locust. When users are taken away, those with the highest numbers leave as their current request or wait ends.
/// </remarks>
public sealed class ClosedLoadNode : LoadNode
{
    private const long NanosecondsPerSecond = 1_000_000_000;
    private static readonly Purpose WaitTime = new("wait");

    private int[] _iterations = [];
    private bool[] _isPresent = [];
    private int _users;
    private int _spawned;

    /// <summary>Prepares the users.</summary>
    public ClosedLoadNode(NodeContext context)
        : base(context)
    {
    }

    private ClosedLoadOptions Options => (ClosedLoadOptions)Self.Tier.Load!;

    /// <inheritdoc />
    protected override void OnReconfigure()
    {
        base.OnReconfigure();
        _users = Options.Users;
        if (_users > _iterations.Length)
        {
            Array.Resize(ref _iterations, _users);
            Array.Resize(ref _isPresent, _users);
        }

        _spawned = 0;
        for (var user = 0; user < _users; user++)
        {
            if (!_isPresent[user])
            {
                Spawn(user);
            }
        }
    }

    /// <inheritdoc />
    protected override void OnOwnTimer(long ticket)
    {
        var user = (int)ticket;
        if (user >= _users)
        {
            _isPresent[user] = false;
            return;
        }

        var identity = NodeDraw.With(user);
        Issue(identity.With(_iterations[user]), user, identity);
    }

    /// <inheritdoc />
    protected override void OnFinished(int user)
    {
        var stream = NodeDraw.With(user).With(_iterations[user]).With(WaitTime).Stream();
        _iterations[user]++;
        SetTimer(Now + Options.WaitNanoseconds.SampleDuration(ref stream), OwnTimer, user);
    }

    private void Spawn(int user)
    {
        _isPresent[user] = true;
        var delay = Options.SpawnPerSecond is { } rate
            ? Duration.FromNanoseconds((long)(_spawned * (NanosecondsPerSecond / rate)))
            : Duration.Zero;
        _spawned++;
        SetTimer(Now + delay, OwnTimer, user);
    }
}
