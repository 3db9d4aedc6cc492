using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Loads.Traces;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Loads.Changes;

/// <summary>Finding and replacing the load populations that changes edit.</summary>
internal static class LoadEdits
{
    public static ClosedLoadOptions Users(this SystemDescription system, string population) => system.Loads.GetValueOrDefault(population) as ClosedLoadOptions
        ?? throw new ChangeRefusedException($"There is no population of users '{population}'; there are: {Listed<ClosedLoadOptions>(system)}.");

    public static OpenLoadOptions Arrivals(this SystemDescription system, string population) => system.Loads.GetValueOrDefault(population) as OpenLoadOptions
        ?? throw new ChangeRefusedException($"There is no open population '{population}'; there are: {Listed<OpenLoadOptions>(system)}.");

    public static LoadOptions Population(this SystemDescription system, string population) => system.Loads.GetValueOrDefault(population)
        ?? throw new ChangeRefusedException($"There is no population '{population}'; there are: {Listed<LoadOptions>(system)}.");

    public static LoadOptions Load(this SystemDescription system, string population) => system.Population(population) switch
    {
        TraceLoadOptions => throw new ChangeRefusedException($"Population '{population}' follows a trace, which stays as it was recorded."),
        var load => load,
    };

    public static SystemDescription WithLoad(this SystemDescription system, LoadOptions load) => system with { Loads = system.Loads.SetItem(load.Name, load) };

    private static string Listed<T>(SystemDescription system)
        where T : LoadOptions => SystemEdits.Listed(system.Loads.Values.OfType<T>().Select(load => load.Name));
}
