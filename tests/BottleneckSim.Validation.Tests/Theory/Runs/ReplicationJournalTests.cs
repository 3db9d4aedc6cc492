using BottleneckSim.Grading.Runs;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Validation.Theory;
using BottleneckSim.Validation.Theory.Rows;
using BottleneckSim.Validation.Theory.Runs;

namespace BottleneckSim.Validation.Tests.Theory.Runs;

public sealed class ReplicationJournalTests
{
    private static readonly TheorySystem System = Shortened();

    [Fact]
    public void A_run_that_was_stopped_goes_on_where_it_was_and_gives_the_same_rows()
    {
        using var folder = new TemporaryFolder();
        var whole = Table(ReplicationJournal.None).Run(System, CancellationToken.None);
        Table(new ReplicationJournal(folder.Path)).Run(System, CancellationToken.None);
        var file = Assert.Single(Directory.GetFiles(folder.Path));
        var lines = File.ReadAllLines(file);
        // Stopped by force in the middle of the fourth line.
        File.WriteAllText(file, string.Join('\n', lines[..3]) + "\n" + lines[3][..(lines[3].Length / 2)]);

        var resumed = Table(new ReplicationJournal(folder.Path)).Run(System, CancellationToken.None);

        Assert.Equal(whole.Rows.AsEnumerable(), resumed.Rows);
    }

    [Fact]
    public void Kept_values_are_used_and_not_run_again()
    {
        using var folder = new TemporaryFolder();
        Table(new ReplicationJournal(folder.Path)).Run(System, CancellationToken.None);
        var file = Assert.Single(Directory.GetFiles(folder.Path));
        var lines = File.ReadAllLines(file);
        File.WriteAllLines(file, lines.Select(line => string.Join('\t', line.Split('\t').Select((cell, column) => column == 1 ? "77" : cell))));

        var rows = Table(new ReplicationJournal(folder.Path)).Run(System with { Controls = System.Controls }, CancellationToken.None).Rows;

        Assert.Equal(77, rows[0].Ours, 9);
    }

    [Fact]
    public void Values_of_another_length_are_not_taken()
    {
        using var folder = new TemporaryFolder();
        Table(new ReplicationJournal(folder.Path)).Run(System, CancellationToken.None);

        var longer = System with { Length = System.Length with { Window = System.Length.Window * 2 } };

        Assert.Empty(new ReplicationJournal(folder.Path).Read(longer, 0, TheorySeeds.First));
        Assert.Equal(System.Length.Replications, new ReplicationJournal(folder.Path).Read(System, 0, TheorySeeds.First).Count);
    }

    private static TheoryTable Table(ReplicationJournal journal) => new(new SequentialEngineFactory(), TheorySeeds.First, Parallelism.OnePerProcessor, journal);

    private static TheorySystem Shortened()
    {
        var system = TheoryCatalogue.All()[0];
        return system with { Length = system.Length with { Replications = 8, Window = system.Length.Relaxation * 100 } };
    }
}
