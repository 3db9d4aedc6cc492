using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory;
using BottleneckSim.Validation.Theory.Rows;
using BottleneckSim.Validation.Theory.Runs;

namespace BottleneckSim.Validation.Tests.Theory;

public sealed class KeptRowsTests
{
    private const string Whole = "bottlenecksim validate-models --section theory --long";

    private static readonly TheorySystem System = TheoryCatalogue.All()[0];

    [Fact]
    public void Rows_of_a_whole_run_stay_and_say_which_command_made_them()
    {
        var kept = new KeptRows(Section(Whole, Rows())).Of(System);

        Assert.NotNull(kept);
        Assert.Equal(System.Figures.Length, kept.Rows.Length);
        Assert.All(kept.Rows, row => Assert.Equal(Whole, row.MadeBy));
    }

    [Fact]
    public void They_stay_through_several_bounded_runs() =>
        Assert.NotNull(new KeptRows(Section("bottlenecksim validate-models --section theory", [.. Rows().Select(row => row with { MadeBy = Whole })])).Of(System));

    [Fact]
    public void Rows_of_a_bounded_run_are_not_kept() =>
        Assert.Null(new KeptRows(Section("bottlenecksim validate-models --section theory", Rows())).Of(System));

    [Fact]
    public void Rows_that_compared_something_else_are_not_kept()
    {
        var rows = Rows();

        Assert.Null(new KeptRows(Section(Whole, rows[1..])).Of(System));
        Assert.Null(new KeptRows(Section(Whole, [rows[0] with { Reference = rows[0].Reference * 1.01 }, .. rows[1..]])).Of(System));
        Assert.Null(new KeptRows(Section(Whole, [rows[0] with { Margin = EquivalenceMargin.Relative(0.5) }, .. rows[1..]])).Of(System));
    }

    [Fact]
    public void Nothing_is_kept_of_nothing() => Assert.Null(new KeptRows(null).Of(System));

    private static ValidationRow[] Rows() =>
    [
        .. System.Figures.Select(figure => new ValidationRow
        {
            Group = System.Group, Name = System.Name, Compares = figure.Compares, Unit = figure.Unit, Ours = figure.Exact, Reference = figure.Exact, Source = figure.Source,
            Margin = figure.Margin, Verdict = RowVerdict.Agrees,
        }),
    ];

    private static ValidationSection Section(string command, ValidationRow[] rows) => new() { Id = SectionIds.Theory, Title = "Exact theory", Command = command, Rows = [.. rows] };
}
