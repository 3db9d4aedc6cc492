using System.Text;
using BottleneckSim.Scenarios.Mistakes;
using BottleneckSim.Scenarios.Reading;

namespace BottleneckSim.Scenarios.Tests.Mistakes;

public sealed class MistakeMessagesTests
{
    private static readonly string Right = Sample.TextOf("everything.yaml");

    [Fact]
    public void Every_mistake_is_told_by_its_place_what_was_found_and_what_is_allowed()
    {
        var told = new StringBuilder();
        foreach (var (title, right, wrong) in MistakeCases.All)
        {
            told.Append("# ").Append(title).Append('\n');
            told.Append("- ").Append(OneLine(right)).Append("\n+ ").Append(OneLine(wrong)).Append('\n');
            foreach (var mistake in MistakesOf(right, wrong))
                told.Append(mistake).Append('\n');
            told.Append('\n');
        }

        Golden.Check("tests/BottleneckSim.Scenarios.Tests/Golden/mistakes.txt", told.ToString());
    }

    [Fact]
    public void Each_way_to_go_wrong_is_refused_with_a_place_within_the_file()
    {
        foreach (var (title, right, wrong) in MistakeCases.All)
        {
            var lines = Right.Replace(right, wrong, StringComparison.Ordinal).Split('\n');
            var mistakes = MistakesOf(right, wrong);
            Assert.True(mistakes.Length > 0, $"Not refused: {title}");
            Assert.All(mistakes, mistake => Assert.InRange(mistake.Line, 1, lines.Length));
            Assert.All(mistakes, mistake => Assert.InRange(mistake.Column, 1, lines[mistake.Line - 1].Length + 1));
        }
    }

    [Fact]
    public void All_mistakes_of_a_file_are_told_at_once_in_the_order_of_their_places()
    {
        var wrong = MistakeCases.All.Take(4).Aggregate(Right, (text, mistake) => text.Replace(mistake.Right, mistake.Wrong, StringComparison.Ordinal));

        var mistakes = ScenarioReader.ReadText(wrong, "wrong.yaml").Mistakes;

        Assert.True(mistakes.Length >= 3);
        Assert.Equal(mistakes.OrderBy(mistake => (mistake.Line, mistake.Column)), mistakes);
    }

    private static System.Collections.Immutable.ImmutableArray<Mistake> MistakesOf(string right, string wrong)
    {
        Assert.Contains(right, Right, StringComparison.Ordinal);
        return ScenarioReader.ReadText(Right.Replace(right, wrong, StringComparison.Ordinal), "wrong.yaml").Mistakes;
    }

    private static string OneLine(string text) => text.Replace("\n", "⏎", StringComparison.Ordinal).Replace("\t", "⇥", StringComparison.Ordinal);
}
