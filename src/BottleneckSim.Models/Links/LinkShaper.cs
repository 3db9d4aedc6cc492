using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Network;

namespace BottleneckSim.Models.Links;

/// <summary>What a node's messages wait for before they travel: the line, and time-outs after losses.</summary>
/// <remarks>
/// <code>
/// message ──► [line to the tier: first-in first-out, bytes ÷ bandwidth] ──► lost? ─no──► latency, jitter ──► there
///                                                                       ▲    │yes
///                                                                       └────┴ time-out, doubled every time
/// </code>
/// A message is lost as a whole. Losses in the middle of a long answer, which fast retransmission mends within a round trip, are not modelled; nor does a copy
/// take the line again. Sources: RFC 6298 (time-out and back-off); Linux's tcp_retries2 for the bound of 15.
/// </remarks>
internal sealed class LinkShaper
{
    private const int MaximumRetransmissions = 15;
    private const long NanosecondsPerSecond = 1_000_000_000;

    private LineBooks[] _lines = [];

    private static Duration MaximumTimeout => Duration.FromSeconds(120);

    /// <summary>How much later than over an ideal link a message is there.</summary>
    /// <param name="link">The link.</param>
    /// <param name="tier">The tier it goes to.</param>
    /// <param name="now">When it is sent.</param>
    /// <param name="bytes">Its size.</param>
    /// <param name="draw">Identifies the message among all.</param>
    public Duration Delay(LinkOptions link, int tier, Instant now, long bytes, DrawKey draw)
    {
        var delay = link.BytesPerSecond is { } rate ? Line(tier, now, bytes, rate) : Duration.Zero;
        if (link.Loss > 0)
        {
            delay += Retransmissions(link, draw);
        }

        return delay;
    }

    /// <summary>How long a sender waits the next time.</summary>
    public static Duration NextTimeout(Duration timeout) => timeout + timeout < MaximumTimeout ? timeout + timeout : MaximumTimeout;

    /// <summary>What went over the bounded lines of the node so far, one tier after another.</summary>
    public void Sample(Instant now, Node node)
    {
        for (var tier = 0; tier < _lines.Length; tier++)
        {
            ref readonly var line = ref _lines[tier];
            if (line.Messages > 0)
            {
                var ahead = line.FreeAt > now ? line.FreeAt - now : Duration.Zero;
                node.Sink.Observe(new LinkSampled(
                    now, node.Self.Index, node.System.Tiers[tier].EntryNode, line.Messages, line.Bytes, (now - line.Since).Nanoseconds,
                    line.BusyNanoseconds - ahead.Nanoseconds, line.WaitingNanoseconds, ahead));
            }
        }
    }

    private static Duration Retransmissions(LinkOptions link, DrawKey draw)
    {
        var stream = draw.Stream();
        var sum = Duration.Zero;
        var timeout = link.RetransmissionTimeout;
        for (var sent = 0; sent < MaximumRetransmissions && stream.NextUnit() < link.Loss; sent++)
        {
            sum += timeout;
            timeout = NextTimeout(timeout);
        }

        return sum;
    }

    private Duration Line(int tier, Instant now, long bytes, long rate)
    {
        if (_lines.Length <= tier)
        {
            Array.Resize(ref _lines, tier + 1);
        }

        ref var line = ref _lines[tier];
        var start = line.FreeAt > now ? line.FreeAt : now;
        var length = (long)((((Int128)bytes * NanosecondsPerSecond) + rate - 1) / rate);
        line.FreeAt = start + Duration.FromNanoseconds(length);
        line.Since = line.Messages == 0 ? now : line.Since;
        line.Messages++;
        line.Bytes += bytes;
        line.BusyNanoseconds += length;
        line.WaitingNanoseconds += (start - now).Nanoseconds;
        return line.FreeAt - now;
    }

    /// <summary>One line: when it is free, and what it has done.</summary>
    private struct LineBooks
    {
        public Instant FreeAt;
        public Instant Since;
        public long Messages;
        public long Bytes;
        public long BusyNanoseconds;
        public long WaitingNanoseconds;
    }
}
