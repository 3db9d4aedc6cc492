using System.Globalization;
using BottleneckSim.Validation.Processes;

namespace BottleneckSim.Validation.Services.Processors;

/// <summary>A process, with or without its children, whose processor time is counted and whose place is a core.</summary>
/// <param name="Leader">The process's number.</param>
/// <param name="HasChildren">Whether its children count, too (PostgreSQL: a process for each connection).</param>
public sealed record ProcessGroup(int Leader, bool HasChildren)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Nanoseconds that its threads have run. Those of threads that ended are not in it: what is measured keeps its threads.</summary>
    public long RunNanoseconds() => Members().Sum(process => Threads(process).Sum(RunNanosecondsOf));

    /// <summary>Puts every thread on one core; threads and children made later inherit it.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public void PinTo(string cores)
    {
        foreach (var process in Members())
            ShellCommand.Run("taskset", ["--all-tasks", "--cpu-list", "--pid", cores, process.ToString(CultureInfo.InvariantCulture)], Patience);
    }

    /// <summary>Lets no thread interrupt another when it is woken, or lets the scheduler decide, as usual; threads and children made later inherit it.</summary>
    /// <param name="isBatch">Whether they are batch work (Linux, sched(7), SCHED_BATCH).</param>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public void SetBatch(bool isBatch)
    {
        foreach (var process in Members())
            ShellCommand.Run("chrt", [isBatch ? "--batch" : "--other", "--all-tasks", "--pid", "0", process.ToString(CultureInfo.InvariantCulture)], Patience);
    }

    /// <summary>Lets every thread go before others, or after them, by the scheduler's nice value; threads and children made later inherit it.</summary>
    /// <param name="nice">−20 (first) to 19; 0 is usual. Below 0 takes root.</param>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public void SetNice(int nice) =>
        ShellCommand.Run("renice", ["-n", nice.ToString(CultureInfo.InvariantCulture), "-p", .. Members().SelectMany(Threads).Select(thread => Path.GetFileName(thread)!)], Patience);

    private IEnumerable<int> Members() => HasChildren
        ? [Leader, .. Directory.GetDirectories("/proc").Select(folder => Path.GetFileName(folder)!).Where(IsChild).Select(name => int.Parse(name, CultureInfo.InvariantCulture))]
        : [Leader];

    private bool IsChild(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _) && TryRead($"/proc/{name}/stat") is { Length: > 0 } stat && ProcFiles.ParentOf(stat) == Leader;

    private static string[] Threads(int process)
    {
        var folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/task");
        return Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];
    }

    private static long RunNanosecondsOf(string thread) => TryRead(Path.Combine(thread, "schedstat")) is { Length: > 0 } line ? ProcFiles.RunNanoseconds(line) : 0;

    /// <summary>A process may end between being listed and being read.</summary>
    private static string? TryRead(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
