using System.Runtime.CompilerServices;

namespace BottleneckSim.Models.Changes.Terms;

/// <summary>What a kind of change takes in production: how long, and what it costs. Its third term, the inverse, is <see cref="Change.Inverse"/>.</summary>
/// <remarks>
/// <code>
/// applied ──── at once: in force with the next event                      Until is null
/// applied ──── work at nodes (build, boot, drain, …) ──── completed       Until says what ends it; the running system reports the instant
/// </code>
/// Neither is a number to be set: a duration emerges from the work and a cost from the prices of what is there. So these are the words of it, and the figures
/// are measured (<see cref="Observations.Changes.ChangeTimeline"/>).
/// </remarks>
public sealed record ChangeTerms
{
    /// <summary>In force at once, as a configuration that is reloaded or a release that is rolled out without a gap; costs nothing.</summary>
    public static ChangeTerms Reload { get; } = new();

    /// <summary>What has happened when the change is complete, as the end of a sentence that begins with "until"; null for a change that is complete at once.</summary>
    public string? Until { get; init; }

    /// <summary>The work that it causes once, beside the users' and on the same resources; null for none.</summary>
    public string? Work { get; init; }

    /// <summary>Whether it adds, removes or resizes machines, so that the system costs more or less an hour.</summary>
    public bool ChangesMachines { get; init; }

    /// <summary>Whether it is complete at its own instant.</summary>
    public bool IsImmediate => Until is null;

    /// <summary>How long it takes, in words.</summary>
    public string DescribeDuration() => Until is null ? "at once" : $"until {Until}";

    /// <summary>What it costs, in words.</summary>
    public string DescribeCost() => (ChangesMachines, Work) switch
    {
        (true, { } work) => $"the machines' price an hour; once: {work}",
        (true, null) => "the machines' price an hour",
        (false, { } work) => $"once: {work}",
        _ => "nothing",
    };

    /// <summary>The terms of a kind of change. They hold for the kind, so no instance is needed.</summary>
    /// <typeparam name="T">The kind.</typeparam>
    public static ChangeTerms Of<T>()
        where T : Change => ((Change)RuntimeHelpers.GetUninitializedObject(typeof(T))).Terms;
}
