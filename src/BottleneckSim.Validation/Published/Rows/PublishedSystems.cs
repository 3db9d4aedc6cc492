using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Published.Rows;

/// <summary>Parts that the systems of published tables share.</summary>
internal static class PublishedSystems
{
    /// <summary>Nanoseconds of a millisecond.</summary>
    public const double Millisecond = 1e6;

    /// <summary>Always the same time.</summary>
    public static Distribution Constant(double milliseconds) => new ConstantDistribution((long)(milliseconds * Millisecond));

    /// <summary>One user who asks again as soon as an answer has come: <c>ab -c 1</c>.</summary>
    public static ClosedLoadOptions OneUser(string to = "web") => TheoryTiers.Users(1, Millisecond, to) with { WaitNanoseconds = Constant(0) };

    /// <summary>One user and one station.</summary>
    public static SystemDescription Alone(params System.Collections.Immutable.ImmutableArray<Step> steps) =>
        TheoryTiers.Join([OneUser()], TheoryTiers.ProcessorSharing("web", (TheoryTiers.Endpoint, steps)));

    /// <summary>A row before it has been measured.</summary>
    public static ValidationRow Row(string group, string name, string compares, string unit, double reference, string source, EquivalenceMargin? margin, string remark) => new()
    {
        Group = group,
        Name = name,
        Compares = compares,
        Unit = unit,
        Ours = double.NaN,
        Reference = reference,
        Source = source,
        Margin = margin,
        Verdict = RowVerdict.Reported,
        Remark = remark,
    };
}
