using System.Runtime.InteropServices;

namespace BottleneckSim.Validation.Reports;

/// <summary>Says on which machine a section was made, where that matters.</summary>
public static class MachineDescription
{
    private const string ProcessorFile = "/proc/cpuinfo";
    private const string MemoryFile = "/proc/meminfo";

    /// <summary>Processor, cores, memory, operating system and runtime of this machine; names nobody.</summary>
    public static string OfThis() => string.Join(", ", Parts());

    private static IEnumerable<string> Parts()
    {
        yield return ValueOf(ProcessorFile, "model name") ?? RuntimeInformation.ProcessArchitecture.ToString();
        yield return FormattableString.Invariant($"{Environment.ProcessorCount} processors");
        if (ValueOf(MemoryFile, "MemTotal") is { } memory && long.TryParse(memory.Split(' ')[0], out var kibibytes))
            yield return FormattableString.Invariant($"{kibibytes / 1_048_576.0:F0} GiB");
        yield return RuntimeInformation.OSDescription;
        yield return RuntimeInformation.FrameworkDescription;
    }

    private static string? ValueOf(string file, string key) => File.Exists(file)
        ? File.ReadLines(file).Where(line => line.StartsWith(key, StringComparison.Ordinal)).Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()).FirstOrDefault()
        : null;
}
