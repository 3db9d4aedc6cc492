using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Services;
using BottleneckSim.Validation.Services.Predictions;
using BottleneckSim.Validation.Services.Processors;
using BottleneckSim.Validation.Suites;
using Xunit.Abstractions;

namespace BottleneckSim.Validation.Tests.Services;

public sealed class ServiceStudyTests(ITestOutputHelper output)
{
    private const int Attempts = 4;

    private static readonly StudyOptions Short = StudyOptions.Bounded with
    {
        WarmUpRequests = 1_000,
        PhaseRequests = 200,
        WarmthTime = Duration.FromMilliseconds(500),
        SimulatedWindows = 3,
        SimulatedWindowsForKnee = 2,
        Shares = [0.1, 0.5, 1.1],
        Window = new RateWindow(Duration.FromMilliseconds(200), Duration.FromMilliseconds(800)),
    };

    /// <summary>
    /// Whether figures agree depends on what else the machine does: that is for the page. Here every part has to work. A study this short, beside other tests, may measure
    /// what cannot be (a request past the cache that takes less than one from it); it says so, and is begun anew.
    /// </summary>
    [StudyFact]
    public void The_real_service_is_measured_predicted_and_loaded_from_end_to_end()
    {
        var cores = CorePair.Allowed;
        var place = StudyPlace.Find(out _)!;

        var result = Studied(place);

        Assert.Equal(3, result.Measured.Length);
        Assert.All(result.Measured, rate => Assert.True(rate.Summary.P50 > 0 && rate.Summary.P95 >= rate.Summary.P50));
        Assert.All(result.Measured, rate => Assert.True(rate.Usages[0].ServiceNanoseconds > 0 && rate.Usages[0].DatabaseNanoseconds > 0));
        Assert.InRange(result.Demands.Products.HitShare, 0.05, 0.95);
        Assert.Equal(0, result.Demands.Fresh.HitShare);
        Assert.True(result.Demands.Categories.ServiceNanoseconds > result.Demands.Health.ServiceNanoseconds);
        Assert.Equal(result.Prediction.Rates.Select(rate => rate.OfferedPerSecond), result.Measured.Select(rate => rate.Summary.OfferedPerSecond));
        Assert.NotEmpty(ServiceReport.Write(new ValidationSection { Id = SectionIds.Service, Title = "", Command = "" }, ServiceConfiguration.Default, result).Rows);
        Assert.Equal(cores, CorePair.Allowed);
    }

    private StudyResult Studied(StudyPlace place)
    {
        var (found, discarded) = PlausibleStudy.Of(
            Attempts, () => new ServiceStudy(ServiceConfiguration.Default, Short, place).Run(new Progress<ValidationProgress>(), CancellationToken.None));
        foreach (var why in discarded)
            output.WriteLine(why);
        return found ?? throw new InvalidOperationException($"{Attempts} attempts: {discarded[^1]}");
    }
}
