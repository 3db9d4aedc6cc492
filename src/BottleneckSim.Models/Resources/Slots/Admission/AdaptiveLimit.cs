using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Resources.Slots.Admission;

/// <summary>How many slots are given out at once, learned from how long they were held: additive increase, multiplicative decrease.</summary>
/// <remarks>
/// <code>
/// limit ▲   ╱│  ╱│  ╱│      + 1 ÷ limit for every request in time, while all are in use
///       │  ╱ │ ╱ │ ╱ │      × 0.9 for one that was late, once an interval
///       └──────────────► time
/// </code>
/// </remarks>
internal sealed class AdaptiveLimit
{
    private const long One = 1_000_000;
    private const long Decrease = 900_000;

    private long _limit = long.MaxValue;
    private Instant _lastDecrease;

    /// <summary>Slots that may be given out now, of so many.</summary>
    public int Of(int slots) => (int)Math.Min(slots, _limit / One);

    /// <summary>A slot was held for a while.</summary>
    /// <param name="options">The policy, with an <see cref="AdmissionOptions.AdaptiveLatency"/>.</param>
    /// <param name="now">When it came back.</param>
    /// <param name="held">For how long.</param>
    /// <param name="slots">Slots there are.</param>
    /// <param name="wasFull">Whether all that may be given out were.</param>
    public void Learn(AdmissionOptions options, Instant now, Duration held, int slots, bool wasFull)
    {
        _limit = Math.Min(_limit, slots * One);
        if (held > options.AdaptiveLatency!.Value)
        {
            if (now - _lastDecrease >= options.Interval)
            {
                _lastDecrease = now;
                _limit = Math.Max(One, _limit / One * Decrease + (_limit % One * Decrease / One));
            }
        }
        else if (wasFull)
        {
            _limit = Math.Min(slots * One, _limit + (One * One / _limit));
        }
    }

    /// <summary>Gives all slots out again.</summary>
    public void Reset() => _limit = long.MaxValue;
}
