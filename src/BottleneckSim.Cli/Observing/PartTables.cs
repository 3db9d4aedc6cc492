using BottleneckSim.Cli.Formatting;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Grading.Measurements;
using Spectre.Console;

namespace BottleneckSim.Cli.Observing;

/// <summary>Caches, message queues and the jobs of workers, each only where the system has some.</summary>
internal static class PartTables
{
    public static void WriteCaches(IAnsiConsole console, WindowMeasurement window)
    {
        if (window.Caches.IsEmpty)
            return;
        var table = Tables.Begin(console, "Caches", "Node", ">Hits", ">Misses", ">Hit ratio", ">Expired", ">Evictions", ">Entries");
        foreach (var cache in window.Caches)
        {
            table.Add(
                cache.Node, Readable.Count(cache.Hits), Readable.Count(cache.Misses), Readable.Percent(cache.HitRatio), Readable.Count(cache.Expirations),
                Readable.Count(cache.Evictions), Readable.Count(cache.Entries));
        }

        console.Write(table);
    }

    public static void WriteQueues(IAnsiConsole console, WindowMeasurement window)
    {
        if (window.Queues.IsEmpty)
            return;
        var table = Tables.Begin(console, "Message queues", "Node", ">Sent", ">Refused", ">Acknowledged", ">Depth at end", ">Oldest at end", ">Again", ">Twice", ">Expired", ">Dead at end");
        foreach (var queue in window.Queues)
        {
            table.Add(
                queue.Refused > 0 ? Styles.Bad : Styles.Plain, queue.Node, Readable.Count(queue.Sent), Readable.Count(queue.Refused),
                Readable.Count(queue.Acknowledged), Readable.Count(queue.Depth), Readable.Time(queue.OldestAge.TotalSeconds),
                Readable.Count(queue.Redelivered), Readable.Count(queue.LateAcknowledgements), Readable.Count(queue.Expired), Readable.Count(queue.DeadLetters));
        }

        console.Write(table);
    }

    public static void WriteJobs(IAnsiConsole console, WindowMeasurement window)
    {
        if (window.Jobs.IsEmpty)
            return;
        var table = Tables.Begin(console, "Jobs", "Workers", "Job", ">Done", ">Failures", ">Mean wait in queue", ">Mean processing");
        foreach (var job in window.Jobs)
        {
            table.Add(
                job.Tier, job.Job, Readable.Count(job.Count), Readable.Count(job.Failures), Readable.Time(job.MeanWaitSeconds),
                Readable.Time(job.MeanProcessingSeconds));
        }

        console.Write(table);
    }
}
