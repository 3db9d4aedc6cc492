using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Calls.Breakers;

/// <summary>Attempts and failures of the recent past, counted in ten parts of the window.</summary>
/// <remarks>
/// <code>
/// │3/0│1/1│…│5/2│      attempts/failures a part; the oldest part is forgotten when a new one begins
/// </code>
/// </remarks>
internal sealed class OutcomeWindow(Duration length)
{
    private const int Parts = 10;

    private readonly long _part = Math.Max(1, length.Nanoseconds / Parts);
    private readonly (int Attempts, int Failures)[] _counts = new (int, int)[Parts];
    private long _latest;

    public int Attempts { get; private set; }

    public int Failures { get; private set; }

    public void Add(Instant now, bool hasFailed)
    {
        MoveTo(now.Nanoseconds / _part);
        ref var counts = ref _counts[_latest % Parts];
        counts = (counts.Attempts + 1, counts.Failures + (hasFailed ? 1 : 0));
        Attempts++;
        Failures += hasFailed ? 1 : 0;
    }

    public void Clear()
    {
        Array.Clear(_counts);
        Attempts = 0;
        Failures = 0;
    }

    private void MoveTo(long part)
    {
        if (part - _latest >= Parts)
        {
            Clear();
            _latest = part;
        }

        while (_latest < part)
        {
            _latest++;
            ref var oldest = ref _counts[_latest % Parts];
            Attempts -= oldest.Attempts;
            Failures -= oldest.Failures;
            oldest = default;
        }
    }
}
