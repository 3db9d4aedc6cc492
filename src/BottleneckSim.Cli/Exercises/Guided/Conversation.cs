using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Terminals;

namespace BottleneckSim.Cli.Exercises.Guided;

/// <summary>Asks questions and reads answers from a person or a pipe. <c>quit</c>, <c>hint</c> and <c>help</c> are understood everywhere.</summary>
/// <remarks>
/// <code>
/// ask ─► read a line ─┬─ quit ──► <see cref="QuitException"/>
///                     ├─ hint ──► the next hint, ask again
///                     ├─ help ──► what may be answered, ask again
///                     └─ answer ► understood, or ask again, a bounded number of times
/// </code>
/// </remarks>
internal sealed class Conversation(Terminal terminal, IReadOnlyList<string> hints)
{
    /// <summary>So many answers in a row may be no answers.</summary>
    public const int MostMisunderstandings = 5;

    private const int LongestAnswer = 4_096;
    private int _hintsGiven;

    /// <summary>How many hints were asked for.</summary>
    public int HintsGiven => _hintsGiven;

    /// <summary>Asks until the answer is understood.</summary>
    /// <param name="prompt">What stands before the answer.</param>
    /// <param name="help">What may be answered.</param>
    /// <param name="understand">The answer's meaning; null if it has none.</param>
    /// <exception cref="QuitException">The person has had enough.</exception>
    /// <exception cref="MistakeException">The answers have ended, or too many were none.</exception>
    public T Ask<T>(string prompt, string help, Func<string, T?> understand)
        where T : class
    {
        for (var misunderstandings = 0; misunderstandings < MostMisunderstandings;)
        {
            var answer = Read(prompt);
            if (answer is "hint")
            {
                GiveHint();
            }
            else if (answer is "help" or "?")
            {
                terminal.Output.WriteLine($"{help} Also: hint, help, quit.");
            }
            else if (understand(answer) is { } understood)
            {
                return understood;
            }
            else
            {
                misunderstandings++;
                terminal.Output.WriteLine(answer.Length == 0 ? help : $"'{answer}' is no answer here. {help}");
            }
        }

        throw new MistakeException(FormattableString.Invariant($"{MostMisunderstandings} answers in a row were none; the exercise ends here."));
    }

    private string Read(string prompt)
    {
        terminal.Output.Write($"{prompt}> ");
        terminal.Output.Flush();
        var line = terminal.Input.ReadLine()?.Trim() ?? throw new MistakeException("", $"The answers have ended at the question '{prompt}'.");
        if (line.Length > LongestAnswer)
            throw new MistakeException(FormattableString.Invariant($"An answer of {line.Length} characters; at most {LongestAnswer} are allowed."));

        // A person has typed the line end; from a pipe it must be written, and the answer with it, to make a readable record.
        if (!terminal.Abilities.IsInteractive)
            terminal.Output.WriteLine(line);
        return line is "quit" or "exit" ? throw new QuitException() : line;
    }

    private void GiveHint()
    {
        terminal.Output.WriteLine(_hintsGiven < hints.Count
            ? FormattableString.Invariant($"Hint {_hintsGiven + 1} of {hints.Count}: {hints[_hintsGiven].Trim()}")
            : hints.Count == 0 ? "There are no hints for this scenario." : "There are no more hints.");
        _hintsGiven = Math.Min(_hintsGiven + 1, hints.Count);
    }
}
