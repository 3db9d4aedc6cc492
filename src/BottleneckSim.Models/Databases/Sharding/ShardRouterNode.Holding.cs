using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Sharding.Moving;
using BottleneckSim.Models.Databases.Transactions;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Databases.Sharding;

/// <content>
/// Writes that wait while the last of those before them are applied at their new shards.
/// <code>
/// all shards nearly caught up ─► hold: writes, and transactions that begin, wait here; reads and transactions in progress go on
///                                  └─ no write is in flight any more ─► "finish" ─► all is applied ─► cut over ─► those that waited go to the new shards
///                                  └─ 5 s: they go to the old ones, and it is tried again later
/// </code>
/// As Vitess' vtgate does during SwitchTraffic, which buffers 1,000 requests by default (<c>buffer_size</c>), and MongoDB's resharding, whose critical section lasts 5 s at
/// most (<c>reshardingCriticalSectionTimeoutMillis</c>).
/// </content>
public sealed partial class ShardRouterNode
{
    private const int MostHeld = 1_000;
    private const int HoldTimer = 10;
    private const int RetryTimer = 11;

    private static readonly Duration MostHold = Duration.FromSeconds(5);
    private static readonly Duration Pause = Duration.FromSeconds(30);

    private readonly List<Message> _heldWrites = [];
    private bool _isHolding;
    private bool _isFinishing;
    private long _hold;

    /// <inheritdoc />
    protected override void OnTimer(in Message message)
    {
        switch (message.Operation)
        {
            case HoldTimer when message.Ticket == _hold && _isHolding:
                GiveHoldUp();
                break;
            case RetryTimer when message.Ticket == _hold && _hasBegun && !_isHolding:
                TellSources(ShardMessages.Begin); // Who is nearly caught up says so.
                GoOnWhenDone();
                break;
            case HoldTimer or RetryTimer:
                break;
            default:
                base.OnTimer(message);
                break;
        }
    }

    /// <inheritdoc />
    protected override void OnDrain()
    {
        EndHold();
        ReleaseUnlessHeld();
        base.OnDrain();
    }

    /// <inheritdoc />
    protected override bool IsWrite(in Message message) =>
        message.Session != 0 || (message.Operation >= 0 && message.Operation < _areWrites.Length && _areWrites[message.Operation]);

    /// <summary>Whether a call has to wait: a write, unless its transaction has begun.</summary>
    private bool MustWait(in Message message) => IsWrite(message) && (message.Session == 0 || !_transactions.ContainsKey(Sessions.Of(message.Session)));

    private void Hold(in Message message)
    {
        if (_heldWrites.Count < MostHeld)
        {
            _heldWrites.Add(message);
        }
        else
        {
            Reply(message, RequestOutcome.Refused, 0);
        }
    }

    /// <summary>A call that waits is wanted no more.</summary>
    private bool Withdraw(Predicate<Message> isIt)
    {
        var place = _heldWrites.FindIndex(isIt);
        if (place < 0)
        {
            return false;
        }

        var message = _heldWrites[place];
        _heldWrites.RemoveAt(place);
        Reply(message, RequestOutcome.Failed, 0);
        return true;
    }

    private void BeginHold()
    {
        if (Self.IsRemoved)
        {
            return;
        }

        (_isHolding, _isFinishing) = (true, false);
        SetTimer(Now + MostHold, HoldTimer, ++_hold);
        FinishWhenQuiet();
    }

    /// <summary>When no write is in flight, the shards are told that there will be none.</summary>
    private void FinishWhenQuiet()
    {
        if (!_isHolding || _isFinishing || IsWriting(_lost) || _transactions.Values.Any(shard => !_lost.Contains(shard)))
        {
            return;
        }

        _isFinishing = true;
        TellSources(ShardMessages.Finish);
        GoOnWhenDone();
    }

    private void GiveHoldUp()
    {
        EndHold();
        TellAll(ShardMessages.GoOn, _instances);
        SetTimer(Now + Pause, RetryTimer, _hold);
        ReleaseUnlessHeld();
    }

    private void EndHold() => (_isHolding, _isFinishing) = (false, false);

    private void ReleaseUnlessHeld()
    {
        if (_isHolding || _heldWrites.Count == 0)
        {
            return;
        }

        var released = _heldWrites.ToList();
        _heldWrites.Clear();
        foreach (var message in released)
        {
            OnCall(message);
        }
    }
}
