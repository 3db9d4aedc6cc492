using BottleneckSim.Kernel.Events;
using BottleneckSim.Kernel.SimulatedTime;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Kernel.Tests.Events;

/// <summary>Random interleavings of all operations, on times of every shape, against a sorted set.</summary>
public sealed class EventQueueModelTests
{
    private const int Steps = 6_000;

    public static TheoryData<string> Shapes => [.. ShapesByName.Keys];

    // How far ahead of now the next event is, given a random number; each shape drives the ladder into another corner.
    private static Dictionary<string, Func<Random, long>> ShapesByName { get; } = new(StringComparer.Ordinal)
    {
        ["all at one instant"] = _ => 0,
        ["a few instants"] = random => random.Next(4),
        ["uniform"] = random => random.NextInt64(1_000_000),
        ["exponential"] = random => (long)(-1e6 * Math.Log(1 - random.NextDouble())),
        ["bimodal"] = random => random.Next(2) == 0 ? random.NextInt64(1_000) : 1_000_000_000 + random.NextInt64(1_000),
        ["far-off timers"] = random => random.Next(10) > 0 ? random.NextInt64(1_000_000) : 30_000_000_000,
        ["every magnitude"] = random => random.NextInt64() >> random.Next(4, 63),
        ["clusters"] = random => (random.Next(50) * 1_000_000_000L) + random.Next(3),
        ["at once and constant"] = random => random.Next(3) * 5_000L,
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void It_does_as_a_sorted_set_does(string shape)
    {
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed => Agrees(new(ShapesByName[shape], seed))).Check(seed: 21, tests: 25);
    }

    private static bool Agrees(Interleaving interleaving)
    {
        for (var step = 0; step < Steps; step++)
        {
            if (!interleaving.Step(step))
            {
                return false;
            }
        }

        return interleaving.Drains();
    }

    /// <summary>The queue and the model, with everything done to both.</summary>
    private sealed class Interleaving(Func<Random, long> ahead, int seed)
    {
        private readonly Random _random = new(seed);
        private readonly EventQueue<(EventKey Key, long Check)> _queue = new();
        private readonly SortedSet<EventKey> _model = [];
        private EventKey _last;
        private long _sequence;

        public bool Step(int step)
        {
            // Swells and shrinks between none and some thousands of pending events.
            var share = (step / 1_500) % 2 == 0 ? 7 : 3;
            if (_random.Next(10) < share)
            {
                return Enqueue();
            }

            return _random.Next(8) == 0 ? DequeueBefore(_last.Time + Duration.FromNanoseconds(ahead(_random) / 4)) : DequeueBefore(Instant.MaxValue);
        }

        public bool Drains()
        {
            while (_model.Count > 0)
            {
                if (!DequeueBefore(Instant.MaxValue))
                {
                    return false;
                }
            }

            return DequeueBefore(Instant.MaxValue) && _queue.NextTime == Instant.MaxValue;
        }

        private bool Enqueue()
        {
            var key = new EventKey(
                _last.Time + Duration.FromNanoseconds(Math.Min(ahead(_random), (Instant.MaxValue - _last.Time).Nanoseconds / 2)),
                _last.Phase + _random.Next(2),
                NodeId.FromValue((ulong)_random.NextInt64() >> (_random.Next(2) * 62)),
                _sequence++);
            if (key < _last)
            {
                return Refuses(key);
            }

            _model.Add(key);
            _queue.Enqueue(key, (key, key.Sequence * 31));
            return AgreeOnNext();
        }

        private bool Refuses(EventKey key)
        {
            try
            {
                _queue.Enqueue(key, (key, 0));
                return false;
            }
            catch (InvalidOperationException)
            {
                return AgreeOnNext();
            }
        }

        private bool DequeueBefore(Instant bound)
        {
            var expected = _model.Count > 0 && _model.Min.Time < bound;
            if (_queue.TryDequeueBefore(bound, out var key, out var payload) != expected)
            {
                return false;
            }

            if (!expected)
            {
                return AgreeOnNext();
            }

            var (isEarliest, isWhole) = (key == _model.Min, payload == (key, key.Sequence * 31));
            _model.Remove(key);
            _last = key;
            return isEarliest && isWhole && AgreeOnNext();
        }

        private bool AgreeOnNext()
        {
            // Looking settles the queue's lazy order, so it must not happen at every step.
            if (_random.Next(4) > 0)
            {
                return _queue.Count == _model.Count;
            }

            var hasNext = _queue.TryPeek(out var key);
            return hasNext == (_model.Count > 0) && (!hasNext || (key == _model.Min && _queue.NextTime == key.Time));
        }
    }
}
