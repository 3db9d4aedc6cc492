using BottleneckSim.Validation.Services.Knees;

namespace BottleneckSim.Validation.Services.Predictions;

/// <summary>Looks for the knee in the simulator before the real service is loaded.</summary>
public static class KneePrediction
{
    private const double LowestShare = 0.1;
    private const double FirstShare = 0.5;
    private const double LastShare = 1.1;
    private const double Step = 0.05;

    /// <summary>Simulates rates up to past the saturation until the knee is passed.</summary>
    /// <param name="predictor">The simulator.</param>
    /// <param name="saturationPerSecond">One over the mean demand: no rate above it can be served.</param>
    /// <param name="seeds">Windows a rate.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ImplausibleMeasurementException">There is no knee below 110 % of the saturation.</exception>
    public static double Find(ServicePredictor predictor, double saturationPerSecond, int seeds, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(predictor);
        var curve = new List<KneePoint> { At(LowestShare) };
        for (var share = FirstShare; share <= LastShare; share += Step)
        {
            curve.Add(At(share));
            if (Knee.Find(curve) is { } knee)
                return knee;
        }

        throw new ImplausibleMeasurementException("The simulated service has no knee below 110 % of its saturation. Were the demands measured while the machine was disturbed, or the windows too short?");

        KneePoint At(double share) => new(share * saturationPerSecond, predictor.Predict(share * saturationPerSecond, seeds, cancellation).P95);
    }
}
