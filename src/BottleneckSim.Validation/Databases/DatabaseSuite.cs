using System.Collections.Immutable;
using BottleneckSim.Validation.Databases.ColdReads;
using BottleneckSim.Validation.Databases.Pages;
using BottleneckSim.Validation.Databases.Plans;
using BottleneckSim.Validation.Databases.Servers;
using BottleneckSim.Validation.Databases.Shop;
using BottleneckSim.Validation.Databases.Timing;
using BottleneckSim.Validation.Postgres;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Suites;

namespace BottleneckSim.Validation.Databases;

/// <summary>Compares the database model with a real PostgreSQL: plans and costs, then times relative to each other.</summary>
/// <remarks>
/// <code>
/// private server ─► shops of 10³ … 10⁶ (10⁷) rows ─► statistics imported ─► both planners, the same statements ─► rows
///                └► micro-benchmarks ─► costs of the simulated server ─► predicted times │ measured times      ─► rows
/// </code>
/// </remarks>
public sealed class DatabaseSuite : IValidationSuite
{
    private const int SharedBuffersMebibytes = 512;

    private static readonly ImmutableArray<long> BoundedSizes = [1_000, 100_000, 1_000_000];
    private static readonly ImmutableArray<long> PageSizes = [100_000, 1_000_000];
    private static readonly ImmutableArray<long> AllSizes = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];

    /// <inheritdoc />
    public string Id => SectionIds.Database;

    /// <inheritdoc />
    public string Title => "A real PostgreSQL";

    /// <inheritdoc />
    public ValidationSection Run(ValidationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var section = new ValidationSection
        {
            Id = Id,
            Title = Title,
            Command = context.CommandOf(Id),
            Seeds = "setseed(0.25), (0.5), (0.75) for the tables",
            Machine = MachineDescription.OfThis(),
            Method = DatabaseMethod.Paragraphs,
        };
        if (PostgresInstallation.Find(out var whyNot) is not { } installation)
            return section with { SkippedBecause = whyNot };
        using var server = DatabaseServer.Start(installation, SharedBuffersMebibytes);
        var (calibration, timing) = TimingComparison.Run(server, context);
        var cold = ColdReadComparison.Run(installation, calibration, context);
        return section with { Rows = [.. timing, .. cold, .. Plans(server, context)] };
    }

    private static ImmutableArray<ValidationRow> Plans(DatabaseServer server, ValidationContext context)
    {
        var sizes = context.IsWhole ? AllSizes : BoundedSizes;
        var pairs = new List<PlanPair>();
        var pages = new List<PagePair>();
        foreach (var size in sizes)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            context.Progress.Report(new ValidationProgress((double)pairs.Count / (PlanCases.All.Length * sizes.Length), $"plans, {size} rows"));
            ShopSchema.Create(server, size);
            var plans = PlanComparison.Run(server, size, PlanCases.All);
            pairs.AddRange(plans);
            if (PageSizes.Contains(size))
                pages.AddRange(PageComparison.Run(server, size, plans));
            server.Execute($"drop schema {ShopSchema.NameFor(size)} cascade");
        }

        return [.. PlanRows.Of(pairs), .. PageRows.Of(pages)];
    }
}
