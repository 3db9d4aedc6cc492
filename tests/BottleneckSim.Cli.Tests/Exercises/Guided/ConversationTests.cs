using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Exercises.Guided;
using BottleneckSim.Cli.Terminals;

namespace BottleneckSim.Cli.Tests.Exercises.Guided;

public sealed class ConversationTests
{
    [Fact]
    public void An_answer_is_understood() => Assert.Equal("yes", Ask("yes\n").Answer);

    [Fact]
    public void Hints_come_one_after_another_and_end()
    {
        var (answer, output) = Ask("hint\nhint\nhint\nyes\n");

        Assert.Equal("yes", answer);
        Assert.Contains("Hint 1 of 2: look\n", output, StringComparison.Ordinal);
        Assert.Contains("Hint 2 of 2: look again\n", output, StringComparison.Ordinal);
        Assert.Contains("There are no more hints.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Hints_and_help_are_not_counted_as_misunderstandings()
    {
        var answers = string.Concat(Enumerable.Repeat("help\nhint\n", 20)) + "yes\n";

        Assert.Equal("yes", Ask(answers).Answer);
    }

    [Fact]
    public void Too_many_answers_that_are_none_end_the_exercise()
    {
        var answers = string.Concat(Enumerable.Repeat("maybe\n", Conversation.MostMisunderstandings)) + "yes\n";

        Assert.Throws<MistakeException>(() => Ask(answers));
    }

    [Fact]
    public void The_end_of_the_answers_is_told() =>
        Assert.Contains("The answers have ended at the question 'sure'", Assert.Throws<MistakeException>(() => Ask("")).Message, StringComparison.Ordinal);

    [Fact]
    public void An_endless_answer_is_refused() => Assert.Throws<MistakeException>(() => Ask(new string('y', 10_000) + "\n"));

    [Fact]
    public void Quit_leaves() => Assert.Throws<QuitException>(() => Ask("quit\n"));

    private static (string Answer, string Output) Ask(string answers)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(new StringReader(answers), output, TextWriter.Null, TerminalAbilities.Pipe, TerminalAbilities.Pipe);
        var answer = new Conversation(terminal, ["look", "look again"]).Ask("sure", "Answer yes or no.", text => text is "yes" or "no" ? text : null);
        return (answer, output.ToString());
    }
}
