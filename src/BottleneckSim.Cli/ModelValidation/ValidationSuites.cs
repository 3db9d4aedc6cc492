using System.Collections.Immutable;
using BottleneckSim.Validation.Suites;

namespace BottleneckSim.Cli.ModelValidation;

/// <summary>All suites, in the order of the page.</summary>
internal static class ValidationSuites
{
    public static ImmutableArray<IValidationSuite> All() =>
    [
    ];
}
