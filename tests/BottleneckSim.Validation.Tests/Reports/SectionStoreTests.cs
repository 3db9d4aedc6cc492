using BottleneckSim.Validation.Plots;
using BottleneckSim.Validation.Reports;

namespace BottleneckSim.Validation.Tests.Reports;

public sealed class SectionStoreTests
{
    [Fact]
    public void A_stored_section_stays_on_the_page_when_another_is_made()
    {
        using var folder = new TemporaryFolder();
        new SectionStore(folder.Path).Store(Section("theory", "Exact theory"));
        new SectionStore(folder.Path).Store(Section("speed", "Speed") with { SkippedBecause = "no quiet machine" });

        var page = File.ReadAllText(Path.Combine(folder.Path, "validation.md"));
        Assert.Contains("## Exact theory", page, StringComparison.Ordinal);
        Assert.Contains("**Skipped:** no quiet machine", page, StringComparison.Ordinal);
        Assert.Contains("| published | not run yet |", page, StringComparison.Ordinal);
        Assert.Contains("M/M/1 \\| load 0.9", page, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Path, "validation", "curve.svg")));
    }

    [Fact]
    public void A_section_comes_back_as_it_was_stored_infinite_figures_included()
    {
        using var folder = new TemporaryFolder();
        var store = new SectionStore(folder.Path);
        var section = Section("theory", "Exact theory");
        section = section with { Rows = [section.Rows[0] with { High = double.PositiveInfinity }] };
        store.Store(section);

        var read = Assert.Single(store.All());
        Assert.Equal(section.Rows.AsEnumerable(), read.Rows);
        Assert.Equal(section.Plots[0].Series[0].Points.AsEnumerable(), read.Plots[0].Series[0].Points);
        Assert.Equal(section.Title, read.Title);
    }

    [Fact]
    public void The_misses_are_listed_and_counted()
    {
        var row = ValidationRowTests.Row();
        var section = Section("theory", "Exact theory") with { Rows = [row.Judged(), (row with { Name = "too slow", Ours = 11 }).Judged(), (row with { Name = "too vague", Low = 5, High = 15 }).Judged()] };

        var page = ValidationPage.Render([section]);

        Assert.Contains("| [Exact theory](#exact-theory) | 3 | 1 | 1 | 1 | 0 |", page, StringComparison.Ordinal);
        Assert.Contains("- theory: too slow, mean sojourn: ours 11, reference 10 service times, margin 1 %: **differs**.", page, StringComparison.Ordinal);
        Assert.Contains("- theory: too vague, mean sojourn: ours 10 [5, 15], reference 10 service times, margin 1 %: **inconclusive**.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_section_is_told_with_the_command_that_mends_it()
    {
        using var folder = new TemporaryFolder();
        var store = new SectionStore(folder.Path);
        Directory.CreateDirectory(store.Folder);
        File.WriteAllText(Path.Combine(store.Folder, "theory.json"), "{");

        var mistake = Assert.Throws<InvalidDataException>(() => store.All());
        Assert.Contains("validate-models --section theory", mistake.Message, StringComparison.Ordinal);
    }

    private static ValidationSection Section(string id, string title) => new()
    {
        Id = id,
        Title = title,
        Command = $"bottlenecksim validate-models --section {id}",
        Rows = [ValidationRowTests.Row().Judged()],
        Plots =
        [
            new Plot
            {
                Name = "curve", Title = "Curve", Caption = "It rises.", X = new PlotAxis("load"), Y = new PlotAxis("time"),
                Series = [new PlotSeries("exact", PlotSeriesKind.Line, [new PlotPoint(0, 1), new PlotPoint(1, 2, 1.5, 2.5)])],
            },
        ],
    };
}
