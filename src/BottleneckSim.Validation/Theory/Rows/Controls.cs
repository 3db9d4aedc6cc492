using BottleneckSim.Validation.Theory.Runs;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Theory.Rows;

/// <summary>The control variates of open systems: what came and what it asked for, both of exactly known mean.</summary>
/// <remarks>
/// The mean queue length of a stationary queue reacts to its load as d ln L/dρ, and by the theory of exponential families that is its covariance with arrivals and demands:
/// at heavy load they explain half of the variance of a mean, a tenth of that of a p99.
/// </remarks>
internal static class Controls
{
    /// <summary>Requests of a population issued in the window, a service time.</summary>
    public static ControlVariate ArrivalsOf(double perService, string population = "users") => new(
        $"arrivals of {population}", perService, sink => sink.Population(population).Finished / sink.WindowNanoseconds * TheoryTiers.Service);

    /// <summary>Work that a tier's processors did, over what they could do.</summary>
    public static ControlVariate WorkOf(double load, string tier = "web") => new($"work of {tier}", load, sink => sink.Resource(tier, "cpu").Utilisation);
}
