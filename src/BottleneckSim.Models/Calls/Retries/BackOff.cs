using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Calls.Retries;

/// <summary>How long a caller waits before a retry.</summary>
/// <remarks>Source: Brooker, Exponential Backoff And Jitter, AWS Architecture Blog 2015.</remarks>
/// <param name="Initial">Before the first retry: 0 to 1 h, default 100 ms.</param>
/// <param name="Factor">By how much it grows with each further one: 1 to 10, default 2.</param>
/// <param name="Maximum">It grows no further than this: 0 to 1 h, default 10 s.</param>
/// <param name="Jitter">How it is spread; default full.</param>
public sealed record BackOff(Duration Initial, double Factor, Duration Maximum, Jitter Jitter)
{
    /// <summary>The back-off where none is written.</summary>
    public static BackOff Default => new(Duration.FromMilliseconds(100), 2, Duration.FromSeconds(10), Jitter.Full);

    /// <summary>The wait before a retry.</summary>
    /// <param name="retry">Which retry, from 1.</param>
    /// <param name="previous">The wait before the one before; zero for the first.</param>
    /// <param name="draw">The retry's own draw.</param>
    public Duration Before(int retry, Duration previous, DrawKey draw)
    {
        if (Jitter == Jitter.Decorrelated)
        {
            var most = Math.Max(Initial.Nanoseconds, 3 * Math.Max(previous.Nanoseconds, Initial.Nanoseconds));
            return Shorter(Initial.Nanoseconds + ((most - Initial.Nanoseconds) * draw.UnitOpen));
        }

        double length = Initial.Nanoseconds;
        for (var step = 1; step < retry && length < Maximum.Nanoseconds; step++)
        {
            length *= Factor;
        }

        var exponential = Shorter(length);
        return Jitter == Jitter.None ? exponential : Duration.FromNanoseconds((long)(exponential.Nanoseconds * draw.UnitOpen));
    }

    private Duration Shorter(double nanoseconds) =>
        nanoseconds >= Maximum.Nanoseconds ? Maximum : Duration.FromNanoseconds((long)nanoseconds);
}
