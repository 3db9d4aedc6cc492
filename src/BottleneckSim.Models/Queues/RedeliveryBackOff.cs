using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Queues;

/// <summary>How long a message that failed waits before it is delivered again: doubled every time.</summary>
/// <param name="First">After the first failure: 1 ms to 15 min.</param>
/// <param name="Most">The longest: at least the first, to 12 h.</param>
public sealed record RedeliveryBackOff(Duration First, Duration Most)
{
    /// <summary>The wait after a delivery that failed.</summary>
    /// <param name="deliveries">How often the message has been delivered, from 1.</param>
    public Duration After(int deliveries)
    {
        var wait = First;
        for (var doubled = 1; doubled < deliveries && wait < Most; doubled++)
        {
            wait += wait;
        }

        return wait < Most ? wait : Most;
    }
}
