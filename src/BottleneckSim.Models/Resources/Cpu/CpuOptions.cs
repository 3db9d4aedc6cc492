namespace BottleneckSim.Models.Resources.Cpu;

/// <summary>A node's processor.</summary>
/// <param name="Cores">Cores: 1 to 256.</param>
/// <param name="CompetingThreads">
/// Threads of another process that always want to run (the fault <c>burn-cpu</c>), each with the weight of one request's thread: 0 to 1,024.
/// </param>
public sealed record CpuOptions(int Cores, int CompetingThreads = 0);
