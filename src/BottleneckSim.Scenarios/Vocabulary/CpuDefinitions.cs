using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>A node's processor.</summary>
internal static class CpuDefinitions
{
    private static readonly Key<int> Cores = Key.Required("cores", Quantity.Count("cores", "1", "256"), "Cores of each node.");

    private static readonly Key<int> CompetingThreads = Key.Optional(
        "competing-threads", Quantity.Count("threads", "0", "1024"), 0, "Threads of another process that always want to run.");

    public static Shape<CpuOptions> Cpu { get; } = new MappingShape<CpuOptions>(new(
        "processor",
        "The cores of each node of a tier, shared by all threads that want to run.",
        [Cores, CompetingThreads],
        values => new CpuOptions(values.Get(Cores), values.Get(CompetingThreads))));

    /// <summary>The processor of a program tier or a database.</summary>
    public static Key<CpuOptions> Required { get; } = Key.Required("cpu", Cpu, "The processor of each node.");
}
