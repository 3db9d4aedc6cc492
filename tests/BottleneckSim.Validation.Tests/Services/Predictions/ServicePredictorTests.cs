using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Validation.Services;
using BottleneckSim.Validation.Services.Predictions;

namespace BottleneckSim.Validation.Tests.Services.Predictions;

public sealed class ServicePredictorTests
{
    private static readonly ServiceConfiguration Configuration = ServiceConfiguration.Default;

    private static readonly ServicePredictor Predictor = new(
        Configuration, _ => Studies.Demands, new RateWindow(Duration.FromMilliseconds(500), Duration.FromSeconds(4)), firstSeed: 1);

    [Fact]
    public void Without_a_queue_a_request_takes_its_parts()
    {
        // Hits 60 + 1,000, misses 60 + 200 + 40 + 250 + 1,000, categories 60 + 150 + 40 + 300 + 1,850 µs, and some microseconds of calls.
        var latencies = Predictor.Predict(1, 40, CancellationToken.None).Windows.SelectMany(window => window.LatencyNanoseconds).ToList();

        Assert.NotEmpty(latencies);
        Assert.InRange(latencies.Min() / Studies.Microsecond, 1_060, 1_075);
        Assert.Contains(latencies, latency => latency / Studies.Microsecond is > 1_550 and < 1_570);
        Assert.Contains(latencies, latency => latency / Studies.Microsecond is > 2_390 and < 2_410);
    }

    [Fact]
    public void Utilisation_is_rate_times_demand()
    {
        var prediction = Predictor.Predict(400, 20, CancellationToken.None);

        var demand = Studies.Demands.MeanOfService(Configuration.Traffic.ProductShare, prediction.HitShare) / 1e9;
        Assert.InRange(prediction.ServiceUtilisation / (400 * demand), 0.97, 1.03);
        Assert.InRange(prediction.HitShare, 0.35, 0.55);
    }

    [Fact]
    public void Past_saturation_answers_come_at_the_rate_that_the_one_thread_allows()
    {
        var prediction = Predictor.Predict(1_200, 5, CancellationToken.None);

        var demand = Studies.Demands.MeanOfService(Configuration.Traffic.ProductShare, prediction.HitShare) / 1e9;
        Assert.InRange(prediction.AnswersPerSecond * demand, 0.97, 1.03);
        Assert.InRange(prediction.ServiceUtilisation, 0.999, 1.001);
    }

    [Fact]
    public void The_knee_lies_below_saturation_and_does_not_depend_on_where_the_search_begins()
    {
        var saturation = 1e9 / Studies.Demands.MeanOfService(Configuration.Traffic.ProductShare, 0.44);

        var knee = KneePrediction.Find(Predictor, saturation, 3, CancellationToken.None);

        Assert.InRange(knee / saturation, 0.75, 1);
        Assert.InRange(KneePrediction.Find(Predictor, 0.97 * saturation, 3, CancellationToken.None) / knee, 0.93, 1.07);
    }
}
