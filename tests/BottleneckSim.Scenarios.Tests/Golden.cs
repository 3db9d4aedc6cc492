namespace BottleneckSim.Scenarios.Tests;

/// <summary>Texts that people read, kept in files. With the environment variable BOTTLENECKSIM_ACCEPT=1 the tests write them anew.</summary>
internal static class Golden
{
    public static void Check(string pathInRepository, string actual)
    {
        var path = Path.Combine(Sample.Repository, pathInRepository);
        if (string.Equals(Environment.GetEnvironmentVariable("BOTTLENECKSIM_ACCEPT"), "1", StringComparison.Ordinal))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{pathInRepository} is missing; write it with BOTTLENECKSIM_ACCEPT=1.");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
