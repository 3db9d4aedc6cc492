using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Calls.Breakers;

/// <summary>When a circuit breaker opens, and how it closes again.</summary>
/// <remarks>Source: Nygard, Release It!, 2nd edition, section 5.2; the defaults are Hystrix's, with its request volume as the number of failures.</remarks>
/// <param name="Failures">Failures within the window below which it stays closed: 1 to 1,000,000, default 10.</param>
/// <param name="Ratio">Share of the window's attempts that must have failed, too: 0 to 1, default 0.5.</param>
/// <param name="Window">Over how long it counts: 100 ms to 1 h, default 10 s. Counted in ten parts, of which the oldest is forgotten whole.</param>
/// <param name="OpenFor">How long it stays open before it lets trial calls pass: 1 ms to 1 h, default 5 s.</param>
/// <param name="TrialCalls">Trial calls that must succeed in a row before it closes; as many may be under way: 1 to 1,000, default 1.</param>
public sealed record BreakerOptions(int Failures, double Ratio, Duration Window, Duration OpenFor, int TrialCalls)
{
    /// <summary>The breaker where nothing more is written.</summary>
    public static BreakerOptions Default => new(10, 0.5, Duration.FromSeconds(10), Duration.FromSeconds(5), 1);
}
