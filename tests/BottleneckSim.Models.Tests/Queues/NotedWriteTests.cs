using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Workers;

namespace BottleneckSim.Models.Tests.Queues;

public sealed class NotedWriteTests
{
    /// <summary>Found by random systems: the cache's answer to the note, which nobody waits for, was taken for a message of the queue.</summary>
    [Fact]
    public void A_job_that_notes_a_write_in_a_cache_is_delivered_and_acknowledged_once()
    {
        var system = Village.Of(
            Village.Every(10),
            Village.Web(new EnqueueStep("letters", "letter", Duration.FromSeconds(5))),
            new QueueOptions { Name = "letters", Capacity = 1_000 },
            new CacheOptions { Name = "cache", Cpu = new CpuOptions(1), MemoryBytes = 1_000_000 },
            new WorkerOptions
            {
                Name = "mailer",
                Queue = "letters",
                Cpu = new CpuOptions(1),
                Workers = 2,
                Endpoints = Town.Named(job => job.Name, new EndpointOptions("letter", [new WriteKeyStep("addresses", "cache", CacheOnWrite.Leave, Duration.FromSeconds(1))])),
            }) with
        {
            KeySpaces = Town.Named(space => space.Name, new KeySpaceOptions("addresses", 100, 0)),
        };

        var record = Record.Of(system, seconds: 3);

        var last = record.Queues[^1];
        Assert.InRange(last.Delivered - last.Acknowledged, 0, 2);
        Assert.InRange(record.Jobs.Count - last.Acknowledged, 0, 2);
        Assert.True(last.Acknowledged > 250);
    }
}
