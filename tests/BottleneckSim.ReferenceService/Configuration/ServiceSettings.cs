using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace BottleneckSim.ReferenceService.Configuration;

/// <summary>What the service is told on its command line.</summary>
/// <param name="Port">The loopback port.</param>
/// <param name="Database">Npgsql's connection string.</param>
/// <param name="PoolSize">Connections to the database, all opened at the start.</param>
/// <param name="CacheEntries">Products that the in-process cache holds.</param>
/// <param name="Products">Products in the catalogue; it is made at the start.</param>
/// <param name="WorkerThreads">Threads of the thread pool.</param>
internal sealed record ServiceSettings(int Port, string Database, int PoolSize, int CacheEntries, int Products, int WorkerThreads)
{
    /// <summary>Reads <c>--name value</c> pairs.</summary>
    /// <exception cref="ArgumentException">One is missing or is no number in its range.</exception>
    public static ServiceSettings Read(string[] args)
    {
        var words = new ConfigurationBuilder().AddCommandLine(args).Build();
        return new ServiceSettings(
            Number(words, "port", 65_535),
            words["database"] ?? throw new ArgumentException("--database is missing: Npgsql's connection string."),
            Number(words, "pool-size", 100),
            Number(words, "cache-entries", 1_000_000),
            Number(words, "products", 1_000_000),
            Number(words, "worker-threads", 1_000));
    }

    private static int Number(IConfiguration words, string name, int most) =>
        int.TryParse(words[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw new ArgumentException(FormattableString.Invariant($"--{name} is '{words[name]}'; a number from 1 to {most} is needed."));
}
