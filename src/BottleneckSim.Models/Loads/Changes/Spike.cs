using System.Globalization;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Loads.Changes;

/// <summary>So much more load for a while. It passes by itself.</summary>
/// <param name="Population">The population.</param>
/// <param name="Factor">How many times the users or the arrivals: 0 to 1,000.</param>
/// <param name="Length">For how long: 1 ms to 7 d.</param>
public sealed record Spike(string Population, double Factor, Duration Length) : Change
{
    private static readonly Duration Longest = Duration.FromSeconds(7 * 24 * 3_600);

    /// <inheritdoc />
    public override string Kind => "spike";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        if (Factor is not (>= 0 and <= 1_000))
        {
            throw new ChangeRefusedException($"A spike's factor must be 0 to 1,000, not {Factor.ToString(CultureInfo.InvariantCulture)}.");
        }

        if (Length < Duration.FromMilliseconds(1) || Length > Longest)
        {
            throw new ChangeRefusedException($"A spike lasts 1ms to 7d, not {Length}.");
        }

        return system.WithLoad(system.Load(Population) with { Spike = new SpikeOptions(Factor, Length) });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) =>
        before.Load(Population).Spike is { } spike ? new Spike(Population, spike.Factor, spike.Length) : new EndSpike(Population);

    /// <inheritdoc />
    public override string Describe() => $"{Population}: {Factor.ToString(CultureInfo.InvariantCulture)} times the load for {Length}";
}
