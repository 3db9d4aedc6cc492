using BottleneckSim.Kernel.Events;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.Links.Partitions;
using BottleneckSim.Observations.Network;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Nodes;

/// <content>
/// How a node's messages travel, and what becomes of those that the network does not carry.
/// <code>
/// Send ─► cut? ─no─► link: latency, jitter, line, losses ─► port
///           └yes─► held ─► sent again, later and later ─► the connection counts as broken
/// </code>
/// </content>
public abstract partial class Node
{
    /// <summary>Whose timer it is that sends held messages again; the nodes' own have numbers from 0.</summary>
    private const int RetransmissionTimer = -1;

    private static readonly Purpose LinkJitter = new("link-jitter");
    private static readonly Purpose LinkLoss = new("link-loss");

    private readonly LinkShaper _shaper = new();
    private HeldMessages? _held;
    private long _heldCount;
    private long _sentBytes;
    private long _receivedBytes;

    /// <summary>Sends a message over the link to its destination.</summary>
    protected internal void Send(in Message message)
    {
        var to = System.TierOf(message.Destination);
        var bytes = MessageSizes.Of(message, System);
        _sentBytes += bytes;
        if (!System.Partitions.IsWhole && System.Partitions.IsCut(Self, System.Nodes[message.Destination]))
        {
            Hold(message);
        }
        else
        {
            Transmit(message, to, bytes);
        }
    }

    /// <summary>Hands a storage device to the node's successor: no network that is cut is in its way.</summary>
    protected void HandOver(in Message message) => Transmit(message, System.TierOf(message.Destination), MessageSizes.Of(message, System));

    /// <summary>Tells whoever asked by a tied call that it begins, so that its twin is not sent or is cancelled on its way.</summary>
    protected void TellBegan(in Message call)
    {
        if (call.Kind == MessageKind.Call && new CallTerms(call.Value).IsTied)
        {
            Send(call with { Destination = call.Sender, Sender = Self.Index, Kind = MessageKind.Began });
        }
    }

    /// <summary>Tells the sink what the node has sent and received; has no influence on the run.</summary>
    public void SampleNetwork(Instant now)
    {
        if (!IsGone)
        {
            Sink.Observe(new NetworkSampled(now, Self.Index, _sentBytes, _receivedBytes, _heldCount));
            _shaper.Sample(now, this);
        }
    }

    private void Transmit(in Message message, int to, long bytes)
    {
        var link = System.LinkBetween(_tier, to);
        var latency = link.Latency;
        if (link.JitterNanoseconds is { } jitter)
        {
            var stream = message.Draw.With(LinkJitter).With(System.DirectionHash(_tier, to)).With(message.Salt).With((ulong)message.Kind).Stream();
            latency += jitter.SampleDuration(ref stream);
        }

        if (link.IsShaped)
        {
            var draw = message.Draw.With(LinkLoss).With(System.DirectionHash(_tier, to)).With(message.Salt).With((ulong)message.Kind).With(message.Ticket);
            latency += _shaper.Delay(link, to, Now, bytes, draw);
        }

        _port.Post(EventKey.ForMessage(Now + latency, _id, _sequence++), message);
    }

    /// <summary>Keeps a message that the network does not carry, to send it again.</summary>
    private void Hold(in Message message)
    {
        _held ??= new HeldMessages();
        if (_held.IsFull)
        {
            Break(message);
            return;
        }

        var timeout = System.LinkBetween(Self.Tier.Index, System.Nodes[message.Destination].Tier.Index).RetransmissionTimeout;
        _heldCount++;
        SetTimer(Now + timeout, RetransmissionTimer, _held.Add(message, timeout));
    }

    private void Retransmit(int place)
    {
        var message = _held![place];
        var destination = System.Nodes[message.Destination];
        if (!System.Partitions.IsCut(Self, destination))
        {
            Drop(place);
            Transmit(message, destination.Tier.Index, MessageSizes.Of(message, System));
            return;
        }

        var isBroken = _held.TryAgain(place, out var wait);
        if (isBroken && message.Kind == MessageKind.Reply)
        {
            _held.Replace(place, message with { Operation = (int)RequestOutcome.Failed, Value = 0 }); // All that is left to tell is the reset.
        }

        if (isBroken && message.Kind != MessageKind.Reply)
        {
            Drop(place);
        }
        else
        {
            SetTimer(Now + wait, RetransmissionTimer, place);
        }

        if (isBroken)
        {
            Break(message);
        }
    }

    /// <summary>A connection counts as broken: a call over it has failed.</summary>
    private void Break(in Message message)
    {
        if (message.Kind == MessageKind.Reply)
        {
            OnAnswerLost(message);
        }
        else if (message.Kind == MessageKind.Call)
        {
            _port.Post(
                EventKey.ForSelf(_current, Now, Self.Id, _sequence++, Self.Name),
                new Message(Self.Index, message.Destination, MessageKind.Reply, (int)RequestOutcome.Failed, message.Ticket, message.Draw, message.Salt, 0));
        }
    }

    private void Drop(int place)
    {
        _heldCount--;
        _held!.Remove(place);
    }
}
