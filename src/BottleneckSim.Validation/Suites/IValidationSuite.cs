using BottleneckSim.Validation.Reports;

namespace BottleneckSim.Validation.Suites;

/// <summary>Makes one section of the page.</summary>
public interface IValidationSuite
{
    /// <summary>One of <see cref="SectionIds"/>.</summary>
    string Id { get; }

    /// <summary>The section's heading.</summary>
    string Title { get; }

    /// <summary>Runs all comparisons. Rows are fixed beforehand; a suite that cannot run here says why in <see cref="ValidationSection.SkippedBecause"/>.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    ValidationSection Run(ValidationContext context);
}
