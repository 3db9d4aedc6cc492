using BottleneckSim.Grading.Runs;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory;
using BottleneckSim.Validation.Theory.Rows;
using BottleneckSim.Validation.Theory.Runs;

namespace BottleneckSim.Validation.Tests.Theory;

/// <summary>The bounded part of the table that <c>validate-models</c> makes: the same rows, seeds and margins.</summary>
[Trait("Category", "Theory")]
public sealed class TheoryTableTests
{
    private static readonly TheoryTable Table = new(new SequentialEngineFactory(), TheorySeeds.First, Parallelism.OnePerProcessor);

    public static TheoryData<string> Bounded => [.. TheoryCatalogue.All().Where(system => system.IsBounded).Select(system => system.Name)];

    [Theory]
    [MemberData(nameof(Bounded))]
    public void The_models_agree_with_exact_theory(string name)
    {
        var result = Table.Run(SystemCalled(name), CancellationToken.None);

        Assert.Empty(result.Rows.Where(row => row.IsMiss()).Select(Told));
    }

    [Fact]
    public void Arrivals_that_come_too_fast_by_1_5_percent_are_seen()
    {
        var system = SystemCalled("M/M/1 at 0.5");
        var users = (OpenLoadOptions)system.System.Loads["users"];
        var wrong = system with { System = system.System with { Loads = system.System.Loads.SetItem("users", users with { ArrivalsPerSecond = users.ArrivalsPerSecond * 1.015 }) } };

        var result = Table.Run(wrong, CancellationToken.None);

        Assert.Equal(RowVerdict.Differs, result.Rows.Single(row => row.Compares == "mean sojourn").Verdict);
        Assert.Equal(RowVerdict.Differs, result.Rows.Single(row => row.Compares == "utilisation of web").Verdict);
    }

    [Fact]
    public void A_neighbour_on_the_processor_is_seen()
    {
        var system = SystemCalled("M/M/1 at 0.3");
        var web = (Models.Web.WebOptions)system.System.Tiers["web"];
        var wrong = system with { System = system.System with { Tiers = system.System.Tiers.SetItem("web", web with { Cpu = new CpuOptions(1, CompetingThreads: 1) }) } };

        Assert.Equal(RowVerdict.Differs, Table.Run(wrong, CancellationToken.None).Rows[0].Verdict);
    }

    [Fact]
    public void Every_row_has_a_name_of_its_own_and_every_system_seeds_of_its_own()
    {
        var systems = TheoryCatalogue.All();

        Assert.Equal(systems.Length, systems.Select(system => system.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(systems, system => Assert.Equal(system.Figures.Length, system.Figures.Select(figure => figure.Compares).Distinct(StringComparer.Ordinal).Count()));
        Assert.All(systems, system => Assert.InRange(system.Length.Replications, 2, (int)TheorySeeds.PerSystem));
    }

    [Fact]
    public void Every_figure_of_theory_is_a_finite_number_above_nothing() =>
        Assert.All(TheoryCatalogue.All().SelectMany(system => system.Figures), figure => Assert.True(figure.Exact is > 0 and < 1e6, figure.Compares));

    private static TheorySystem SystemCalled(string name) => TheoryCatalogue.All().Single(system => system.Name == name);

    private static string Told(ValidationRow row) => FormattableString.Invariant(
        $"{row.Name}, {row.Compares}: {row.Verdict}: {row.Ours} [{row.Low}, {row.High}], exact {row.Reference}, margin {row.Margin?.Describe()}");
}
