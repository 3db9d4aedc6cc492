using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Suites;

namespace BottleneckSim.Validation.Services;

/// <summary>Compares the simulator with a real web service under open load past its knee.</summary>
public sealed class ServiceSuite : IValidationSuite
{
    private const int Attempts = 3;

    /// <inheritdoc />
    public string Id => SectionIds.Service;

    /// <inheritdoc />
    public string Title => "A real service";

    /// <inheritdoc />
    public ValidationSection Run(ValidationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var section = new ValidationSection { Id = Id, Title = Title, Command = context.CommandOf(Id), Machine = MachineDescription.OfThis() };
        if (StudyPlace.Find(out var whyNot) is not { } place)
            return section with { SkippedBecause = whyNot };
        var study = new ServiceStudy(ServiceConfiguration.Default, context.IsWhole ? StudyOptions.Whole : StudyOptions.Bounded, place);
        var (result, discarded) = PlausibleStudy.Of(Attempts, () => study.Run(context.Progress, context.Cancellation));
        if (result is null)
            return section with { SkippedBecause = FormattableString.Invariant($"what was measured cannot be, {Attempts} times one after the other: {discarded[^1]}") };
        var written = ServiceReport.Write(section, ServiceConfiguration.Default, result);
        return written with { Method = [.. written.Method, .. discarded.Select(why => $"**Begun anew.** An attempt before this one does not count. {why}")] };
    }
}
