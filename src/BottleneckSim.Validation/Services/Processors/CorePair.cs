using System.Globalization;

namespace BottleneckSim.Validation.Services.Processors;

/// <summary>The two cores of a study.</summary>
/// <param name="Service">The service's, where nothing else of ours runs.</param>
/// <param name="Other">PostgreSQL's and the load generator's.</param>
public sealed record CorePair(int Service, int Other)
{
    private const string AllowedCores = "Cpus_allowed_list:";

    /// <summary>The list of all cores that this process may use, as taskset takes it.</summary>
    public static string Allowed => File.ReadLines("/proc/self/status").First(line => line.StartsWith(AllowedCores, StringComparison.Ordinal))[AllowedCores.Length..].Trim();

    /// <summary>The service's core, as taskset takes it.</summary>
    public string ServiceList => Service.ToString(CultureInfo.InvariantCulture);

    /// <summary>The other core, as taskset takes it.</summary>
    public string OtherList => Other.ToString(CultureInfo.InvariantCulture);

    /// <summary>The first two cores that this process may use; null where it may use one only.</summary>
    public static CorePair? OfThisProcess() => ProcFiles.Numbers(Allowed) is [var first, var second, ..] ? new CorePair(first, second) : null;
}
