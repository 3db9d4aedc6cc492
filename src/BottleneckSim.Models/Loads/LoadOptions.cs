using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls;

namespace BottleneckSim.Models.Loads;

/// <summary>A population of users that sends requests to a tier.</summary>
public abstract record LoadOptions
{
    /// <summary>The population's name.</summary>
    public required string Name { get; init; }

    /// <summary>The tier that it calls.</summary>
    public required string To { get; init; }

    /// <summary>What the users do: endpoint of the tier → weight (1 to 1,000,000), as Locust's weighted tasks.</summary>
    public required ImmutableSortedDictionary<string, int> Tasks { get; init; }

    /// <summary>How long a user waits for an answer before giving up: 1 ms to 1 h, default 60 s.</summary>
    public Duration Timeout { get; init; } = Duration.FromSeconds(60);

    /// <summary>A spike on top of the load; null means none.</summary>
    public SpikeOptions? Spike { get; init; }

    /// <summary>Whether and how the users' clients try again; the time-out is that of each attempt. Clients send no copies. Null means one attempt.</summary>
    public CallPolicy? Policy { get; init; }
}
