using BottleneckSim.TestSupport.Files;

namespace BottleneckSim.Scenarios.Tests;

/// <summary>Texts that people read, kept in files.</summary>
internal static class Golden
{
    public static void Check(string pathInRepository, string actual) => GoldenFile.Matches(actual, pathInRepository);
}
