using System.Collections.Immutable;

namespace BottleneckSim.Validation.Reports;

/// <summary>The sections of the page, in its order.</summary>
public static class SectionIds
{
    /// <summary>Exact results of queueing and caching theory.</summary>
    public const string Theory = "theory";

    /// <summary>Published measurements.</summary>
    public const string Published = "published";

    /// <summary>A real PostgreSQL.</summary>
    public const string Database = "database";

    /// <summary>A real web service.</summary>
    public const string Service = "service";

    /// <summary>How fast the simulator is.</summary>
    public const string Speed = "speed";

    /// <summary>Random systems and broken files.</summary>
    public const string Robustness = "robustness";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [Theory, Published, Database, Service, Speed, Robustness];
}
