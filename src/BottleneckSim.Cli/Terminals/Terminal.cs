using System.Text;
using Spectre.Console;

namespace BottleneckSim.Cli.Terminals;

/// <summary>Where a command reads and writes.</summary>
/// <remarks>
/// <code>
/// answers ──► Input                      Output ──► tables, plots, JSON
///                                        Error  ──► mistakes, progress
/// </code>
/// </remarks>
internal sealed class Terminal
{
    private readonly Lazy<IAnsiConsole> _console;
    private readonly Lazy<IAnsiConsole> _errorConsole;

    public Terminal(TextReader input, TextWriter output, TextWriter error, TerminalAbilities outputAbilities, TerminalAbilities errorAbilities)
    {
        (Input, Output, Error, Abilities, ErrorAbilities) = (input, output, error, outputAbilities, errorAbilities);
        _console = new Lazy<IAnsiConsole>(() => ConsoleOn(output, outputAbilities));
        _errorConsole = new Lazy<IAnsiConsole>(() => ConsoleOn(error, errorAbilities));
    }

    public TextReader Input { get; }

    public TextWriter Output { get; }

    public TextWriter Error { get; }

    public TerminalAbilities Abilities { get; }

    public TerminalAbilities ErrorAbilities { get; }

    /// <summary>For tables and text on <see cref="Output"/>.</summary>
    public IAnsiConsole Console => _console.Value;

    /// <summary>For progress on <see cref="Error"/>, which does not spoil what is piped on.</summary>
    public IAnsiConsole ErrorConsole => _errorConsole.Value;

    /// <summary>The terminal, pipes or files of this process.</summary>
    public static Terminal OfProcess()
    {
        var isUnicode = System.Console.OutputEncoding is UTF8Encoding or UnicodeEncoding || System.Console.OutputEncoding.CodePage == Encoding.UTF8.CodePage;
        return new Terminal(
            System.Console.In, System.Console.Out, System.Console.Error,
            AbilitiesOf(System.Console.IsOutputRedirected), AbilitiesOf(System.Console.IsErrorRedirected));

        TerminalAbilities AbilitiesOf(bool isRedirected) =>
            TerminalAbilities.Of(isRedirected, () => System.Console.WindowWidth, isUnicode, Environment.GetEnvironmentVariable);
    }

    private static IAnsiConsole ConsoleOn(TextWriter writer, TerminalAbilities abilities)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = abilities.IsInteractive && abilities.UsesColour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = abilities.UsesColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = abilities.IsInteractive ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new FixedWidthOutput(writer, abilities.Width),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Capabilities.Unicode = abilities.UsesUnicode;
        console.Profile.Width = abilities.Width;
        return console;
    }

    private sealed class FixedWidthOutput(TextWriter writer, int width) : IAnsiConsoleOutput
    {
        private const int AnyHeight = 50;

        public TextWriter Writer => writer;

        public bool IsTerminal => false;

        public int Width => width;

        public int Height => AnyHeight;

        public void SetEncoding(Encoding encoding)
        {
            // The process's encoding stays as it is.
        }
    }
}
