using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using BottleneckSim.Validation.Services.Processors;

namespace BottleneckSim.Validation.Services;

/// <summary>The reference service as a process of its own, pinned to a core from its first instruction.</summary>
public sealed class RunningService : IDisposable
{
    private const string ReadyLine = "ready";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // An idle worker of .NET's thread pool spins before it sleeps. The scheduler books that as processor time, and at low load there is much of it, but it is no
    // request's demand: it ends as soon as there is work.
    private const string SpinLimit = "DOTNET_ThreadPool_UnfairSemaphoreSpinLimit";
    private const string NoSpins = "0";

    private readonly Process _process;

    private RunningService(Process process, int port) => (_process, Port) = (process, port);

    /// <summary>Its loopback port.</summary>
    public int Port { get; }

    /// <summary>Its process.</summary>
    public ProcessGroup Processes => new(_process.Id, HasChildren: false);

    /// <summary>Starts it and waits until it has made its catalogue and listens.</summary>
    /// <param name="assembly">The service's assembly.</param>
    /// <param name="configuration">How it is configured.</param>
    /// <param name="database">Npgsql's connection string to an empty database.</param>
    /// <param name="cores">Where it runs, as taskset takes it.</param>
    /// <exception cref="InvalidOperationException">It did not start; the message holds what it said.</exception>
    public static RunningService Start(string assembly, ServiceConfiguration configuration, string database, string cores)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var port = FreePort();
        var start = new ProcessStartInfo("taskset", ["--cpu-list", cores, "dotnet", assembly, .. Arguments(configuration, database, port)])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[SpinLimit] = NoSpins;
        var service = new RunningService(Process.Start(start)!, port);
        try
        {
            service.AwaitReady();
            return service;
        }
        catch
        {
            service.Dispose();
            throw;
        }
    }

    /// <summary>Ends it: it stops when its input ends.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(Patience))
                _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static string[] Arguments(ServiceConfiguration configuration, string database, int port) =>
    [
        "--port", Text(port), "--database", database, "--pool-size", Text(configuration.PoolSize), "--cache-entries", Text(configuration.CacheEntries),
        "--products", Text(configuration.Traffic.Products), "--worker-threads", Text(configuration.WorkerThreads),
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void AwaitReady()
    {
        var error = _process.StandardError.ReadToEndAsync();
        var line = _process.StandardOutput.ReadLineAsync();
        if (!line.Wait(Patience) || !string.Equals(line.Result, ReadyLine, StringComparison.Ordinal))
            throw new InvalidOperationException($"The reference service did not start: {(error.IsCompleted ? error.Result.Trim() : $"nothing was heard of it for {Patience.TotalSeconds:F0} s")}");
    }
}
