using System.Collections.Immutable;
using BottleneckSim.Grading.Runs;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Validation.Databases;
using BottleneckSim.Validation.Published;
using BottleneckSim.Validation.Robustness;
using BottleneckSim.Validation.Services;
using BottleneckSim.Validation.Speed;
using BottleneckSim.Validation.Suites;
using BottleneckSim.Validation.Theory;

namespace BottleneckSim.Cli.ModelValidation;

/// <summary>All suites, in the order of the page.</summary>
internal static class ValidationSuites
{
    public static ImmutableArray<IValidationSuite> All() =>
    [
        new TheorySuite(new SequentialEngineFactory(), Parallelism.OnePerProcessor),
        new PublishedSuite(new SequentialEngineFactory(), Parallelism.OnePerProcessor),
        new DatabaseSuite(),
        new ServiceSuite(),
        new SpeedSuite(),
        new RobustnessSuite(),
    ];
}
