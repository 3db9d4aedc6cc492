using BottleneckSim.Cli.Terminals;
using Spectre.Console;

namespace BottleneckSim.Cli.Tests.Terminals;

public sealed class TerminalAbilitiesTests
{
    [Fact]
    public void A_pipe_is_wide_and_gets_no_escapes()
    {
        var abilities = TerminalAbilities.Of(isRedirected: true, () => 80, usesUnicode: true, Variables());

        Assert.False(abilities.IsInteractive);
        Assert.False(abilities.UsesColour);
        Assert.True(abilities.Width >= 160);
        Assert.DoesNotContain('\u001b', Red(abilities));
    }

    [Fact]
    public void A_terminal_gets_colours()
    {
        var abilities = TerminalAbilities.Of(isRedirected: false, () => 120, usesUnicode: true, Variables(("TERM", "xterm")));

        Assert.True(abilities.IsInteractive);
        Assert.Equal(120, abilities.Width);
        Assert.Contains('\u001b', Red(abilities));
    }

    [Fact]
    public void NO_COLOR_takes_the_colours_from_a_terminal()
    {
        var abilities = TerminalAbilities.Of(isRedirected: false, () => 120, usesUnicode: true, Variables(("TERM", "xterm"), ("NO_COLOR", "1")));

        Assert.True(abilities.IsInteractive);
        Assert.DoesNotContain('\u001b', Red(abilities));
    }

    [Fact]
    public void A_terminal_of_unknown_width_is_taken_for_80_columns()
    {
        Assert.Equal(80, TerminalAbilities.Of(isRedirected: false, () => 0, usesUnicode: true, Variables(("TERM", "xterm"))).Width);
    }

    [Fact]
    public void Without_unicode_tables_are_drawn_in_ascii()
    {
        var text = CommandLineRun.TextOf(terminal => terminal.Console.Write(Tables.Begin(terminal.Console, "T", "A")), TerminalAbilities.Pipe with { UsesUnicode = false });

        Assert.All(text, character => Assert.True(char.IsAscii(character)));
    }

    private static string Red(TerminalAbilities abilities) => CommandLineRun.TextOf(terminal => terminal.Console.WriteLine("red", Styles.Bad), abilities);

    private static Func<string, string?> Variables(params (string Name, string Value)[] variables) =>
        name => variables.FirstOrDefault(variable => variable.Name == name).Value;
}
