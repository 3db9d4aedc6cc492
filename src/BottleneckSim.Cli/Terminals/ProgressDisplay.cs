using Spectre.Console;

namespace BottleneckSim.Cli.Terminals;

/// <summary>Shows how far something has come, to a person at a terminal and to nobody else.</summary>
internal static class ProgressDisplay
{
    /// <summary>Does something that reports the share done, 0 to 1.</summary>
    public static T WithBar<T>(Terminal terminal, string what, Func<IProgress<double>, T> work)
    {
        if (!terminal.ErrorAbilities.IsInteractive)
            return work(new Reporter<double>(static _ => { }));
        return terminal.ErrorConsole.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(what), maxValue: 1);
                return work(new Reporter<double>(done => task.Value = done));
            });
    }

    /// <summary>Does something that reports how many runs it has made, without knowing how many it will take.</summary>
    public static T WithCount<T>(Terminal terminal, string what, Func<IProgress<int>, T> work)
    {
        if (!terminal.ErrorAbilities.IsInteractive)
            return work(new Reporter<int>(static _ => { }));
        return terminal.ErrorConsole.Status().Start(Markup.Escape(what), context =>
            work(new Reporter<int>(runs => context.Status(Markup.Escape(FormattableString.Invariant($"{what}: {runs} runs made"))))));
    }

    // Progress<T> posts to the thread pool, which would report out of order.
    private sealed class Reporter<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
