using BottleneckSim.Scenarios.Vocabulary.Changes;
using BottleneckSim.TestSupport.Files;

namespace BottleneckSim.Scenarios.Tests.Vocabulary.Changes;

/// <summary>The table of lessons names changes; they must be words that a file can tell.</summary>
public class LessonWordsTests
{
    private const int Fault = 2;
    private const int Right = 3;
    private const int Wrong = 4;

    /// <summary>The rows of docs/lessons.md, cell by cell.</summary>
    private static readonly List<string[]> Rows =
    [
        .. File.ReadLines(Repository.PathOf("docs", "lessons.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| lesson |", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1]),
    ];

    /// <summary>Keys of steps and tables that cells may name beside changes.</summary>
    private static readonly string[] Keys = ["set", "include", "skip-above"];

    [Fact]
    public void Every_change_that_the_table_of_lessons_names_can_be_told_in_a_file()
    {
        var known = ChangeKinds.All.Select(kind => kind.Word).Concat(Keys).ToHashSet(StringComparer.Ordinal);

        var unknown = Rows.SelectMany(row => row[Fault..].SelectMany(Words).Where(word => !known.Contains(word)).Select(word => $"{row[0]}: {word}"));

        Assert.Empty(unknown);
    }

    [Fact]
    public void Every_lesson_has_a_fault_and_a_right_fix_that_are_changes()
    {
        Assert.InRange(Rows.Count, 55, 70);
        Assert.All(Rows, row =>
        {
            Assert.Equal(Wrong + 1, row.Length);
            Assert.NotEmpty(Words(row[Fault]));
            Assert.NotEmpty(Words(row[Right]));
        });
    }

    /// <summary>What stands between back-ticks.</summary>
    private static IEnumerable<string> Words(string cell) => cell.Split('`').Where((_, index) => index % 2 == 1);
}
