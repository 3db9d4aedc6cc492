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
    private static readonly TheoryTable Table = new(new SequentialEngineFactory(), TheorySeeds.First, Parallelism.OnePerProcessor, ReplicationJournal.None);

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
        var system = SystemCalled("M/M/1 at 0.3");
        var users = (OpenLoadOptions)system.System.Loads["users"];
        var wrong = system with { System = system.System with { Loads = system.System.Loads.SetItem("users", users with { ArrivalsPerSecond = users.ArrivalsPerSecond * 1.015 }) } };

        var result = Table.Run(wrong, CancellationToken.None);

        // The sojourns do not tell: the control variates correct them to the rate that was meant.
        Assert.Equal(RowVerdict.Differs, result.Rows.Single(row => row.Compares == "arrivals").Verdict);
        Assert.Equal(RowVerdict.Differs, result.Rows.Single(row => row.Compares == "utilisation of web").Verdict);
    }

    [Fact]
    public void What_every_control_variate_takes_as_known_has_a_gated_row_of_its_own()
    {
        foreach (var system in TheoryCatalogue.All())
        {
            var gated = system.Figures.Where(figure => figure.Margin is not null && !figure.IsControlled).Select(figure => (figure.Compares, figure.Exact)).ToList();
            Assert.All(system.Controls, control => Assert.Contains((RowOf(control.Name), control.Mean), gated));
        }

        static string RowOf(string control) => control == "arrivals of users" ? "arrivals"
            : control.Replace("arrivals of ", "arrivals, class ", StringComparison.Ordinal).Replace("work of ", "utilisation of ", StringComparison.Ordinal);
    }

    [Fact]
    public void The_errors_of_all_gated_rows_add_up_to_that_of_the_family() =>
        Assert.Equal(TheoryTable.FamilyError, Table.Catalogue.Sum(system => (1 - Table.ConfidenceOf(system)) * system.Figures.Count(figure => figure.Margin is not null)), 1e-9);

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
