using BottleneckSim.Kernel.Events;
using BottleneckSim.Kernel.SimulatedTime;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Kernel.Tests.Events;

public sealed class EventKeyTests
{
    private static readonly NodeId Shop = NodeId.FromName("shop");

    [Fact]
    public void It_takes_24_bytes() => Assert.Equal(24, System.Runtime.CompilerServices.Unsafe.SizeOf<EventKey>());

    [Fact]
    public void It_gives_back_the_parts_it_was_made_of()
    {
        var part = Arb.From(SeededProperty.UpTo(EventKey.MaximumSequence));
        Prop.ForAll(part, part, part, (time, sender, sequence) =>
        {
            var node = NodeId.FromValue(unchecked((ulong)sender * 0x9e37_79b9_7f4a_7c15));
            var key = new EventKey(Instant.FromNanoseconds(time), (int)(sequence % 65_536), node, sequence);
            return key.Time.Nanoseconds == time && key.Phase == sequence % 65_536 && key.Sender == node && key.Sequence == sequence;
        }).Check(seed: 1);
    }

    [Fact]
    public void It_orders_by_time_then_phase_then_sender_then_sequence()
    {
        var key = Gen.Four(Gen.Elements(0L, 1L, 2L, EventKey.MaximumSequence));
        Prop.ForAll(Arb.From(key), Arb.From(key), (left, right) =>
        {
            var expected = ((left.Item1, left.Item2 & 0xffff, SenderOf(left.Item3).Value, left.Item4)
                .CompareTo((right.Item1, right.Item2 & 0xffff, SenderOf(right.Item3).Value, right.Item4)));
            var actual = KeyOf(left).CompareTo(KeyOf(right));
            return Math.Sign(actual) == Math.Sign(expected) && (KeyOf(left) < KeyOf(right)) == (expected < 0) && (KeyOf(left) == KeyOf(right)) == (expected == 0);
        }).Check(seed: 1);
    }

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(long.MaxValue, 0, 0)]
    [InlineData(0, -1, 0)]
    [InlineData(0, 65_536, 0)]
    [InlineData(0, 0, -1)]
    [InlineData(0, 0, 1L << 48)]
    public void It_refuses_parts_outside_their_range(long time, int phase, long sequence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new EventKey(Instant.FromNanoseconds(time), phase, Shop, sequence));

    [Fact]
    public void A_change_comes_before_a_message_of_the_same_instant() =>
        Assert.True(EventKey.ForChange(Instant.FromSeconds(1), NodeId.FromValue(ulong.MaxValue), 9) < EventKey.ForMessage(Instant.FromSeconds(1), default, 0));

    [Fact]
    public void An_event_a_node_sends_itself_at_once_gets_the_next_phase()
    {
        var current = EventKey.ForMessage(Instant.FromSeconds(1), NodeId.FromName("load"), 3);
        var self = EventKey.ForSelf(current, current.Time, Shop, 7, "shop");
        Assert.Equal(new EventKey(current.Time, 2, Shop, 7), self);
    }

    [Fact]
    public void An_event_a_node_sends_itself_for_later_gets_the_phase_of_a_message()
    {
        var current = new EventKey(Instant.FromSeconds(1), 40, Shop, 3);
        Assert.Equal(EventKey.ForMessage(Instant.FromSeconds(2), Shop, 4), EventKey.ForSelf(current, Instant.FromSeconds(2), Shop, 4, "shop"));
    }

    [Fact]
    public void An_event_a_node_sends_itself_into_the_past_is_refused()
    {
        var current = EventKey.ForMessage(Instant.FromSeconds(1), Shop, 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => EventKey.ForSelf(current, Instant.Zero, Shop, 4, "shop"));
    }

    [Fact]
    public void A_node_that_runs_out_of_phases_is_named_as_being_in_a_livelock()
    {
        var current = new EventKey(Instant.FromSeconds(1), EventKey.MaximumPhase, Shop, 3);
        var error = Assert.Throws<LivelockException>(() => EventKey.ForSelf(current, current.Time, Shop, 4, "shop"));
        Assert.Equal(("shop", Instant.FromSeconds(1)), (error.NodeName, error.Time));
        Assert.Contains("'shop'", error.Message, StringComparison.Ordinal);
    }

    private static NodeId SenderOf(long part) => NodeId.FromValue(unchecked((ulong)part << 15));

    private static EventKey KeyOf((long Time, long Phase, long Sender, long Sequence) parts) =>
        new(Instant.FromNanoseconds(parts.Time), (int)(parts.Phase & 0xffff), SenderOf(parts.Sender), parts.Sequence);
}
