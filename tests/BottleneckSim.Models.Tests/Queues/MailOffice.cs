using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Workers;
using BottleneckSim.Observations.Queues;

namespace BottleneckSim.Models.Tests.Queues;

/// <summary>A request every so many milliseconds sends a letter; a mailer with one thread works on it. Every link takes one millisecond.</summary>
internal static class MailOffice
{
    public const string Letter = "letter";

    /// <summary>A step that fails after five milliseconds: what it asks for takes a minute.</summary>
    public static CallStep Failing => new("nowhere", Village.Endpoint, null, Duration.FromMilliseconds(5));

    public static QueueOptions Queue { get; } = new() { Name = "letters", Boot = Duration.Zero };

    public static SystemDescription Of(double everyMilliseconds, QueueOptions queue, WorkerOptions mailer) => Village.Of(
        Village.Every(everyMilliseconds),
        Village.Web(new EnqueueStep("letters", Letter, Duration.FromSeconds(5))),
        Village.Tier("nowhere", new SleepStep(Town.Always(60_000))) with { Workers = 10_000 },
        queue,
        mailer);

    public static WorkerOptions Mailer(double jobMilliseconds, int threads = 1) => Mailer(new SleepStep(Town.Always(jobMilliseconds))) with { Workers = threads };

    public static WorkerOptions Mailer(params Step[] steps) => new()
    {
        Name = "mailer",
        Boot = Duration.Zero,
        Queue = "letters",
        Cpu = new CpuOptions(1),
        Workers = 1,
        Endpoints = Town.Named(job => job.Name, new EndpointOptions(Letter, [.. steps])),
    };

    /// <summary>Messages that the broker still has.</summary>
    public static long Kept(this QueueSampled sample) => sample.Depth + sample.Delayed + sample.InFlight + sample.DeadLetters;
}
