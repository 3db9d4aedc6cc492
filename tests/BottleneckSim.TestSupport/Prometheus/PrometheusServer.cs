using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BottleneckSim.TestSupport.Files;
using BottleneckSim.TestSupport.Programs;

namespace BottleneckSim.TestSupport.Prometheus;

/// <summary>A Prometheus of its own for one test: on loopback, with its data in a temporary folder.</summary>
/// <remarks>It takes any free port and says in its log which: a port that a test looked for beforehand may belong to somebody else by the time Prometheus asks for it.</remarks>
public sealed partial class PrometheusServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);
    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly StringBuilder _log;

    private PrometheusQuery? _query;

    private PrometheusServer(Process process, DirectoryInfo folder, StringBuilder log) => (_process, _folder, _log) = (process, folder, log);

    /// <summary>Asks it.</summary>
    /// <exception cref="InvalidOperationException">It does not listen yet.</exception>
    public PrometheusQuery Query => _query ?? throw new InvalidOperationException($"Prometheus has not said where it listens. Its log:\n{Log()}");

    /// <summary>Starts a server and waits until it is ready.</summary>
    /// <param name="target">What to scrape, <c>127.0.0.1:port</c>.</param>
    /// <param name="scrapeInterval">How often, at least a second.</param>
    public static async Task<PrometheusServer> StartAsync(string target, TimeSpan scrapeInterval)
    {
        var folder = Directory.CreateTempSubdirectory("bottlenecksim-prometheus-");
        var configuration = Path.Combine(folder.FullName, "prometheus.yml");
        await File.WriteAllTextAsync(configuration, Configuration(target, scrapeInterval));
        var process = ExternalProgram.Start(
            "prometheus",
            [
                $"--config.file={configuration}", $"--storage.tsdb.path={Path.Combine(folder.FullName, "data")}",
                "--web.listen-address=127.0.0.1:0", "--log.level=info",
            ],
            redirectInput: false);
        var log = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(log, line.Data);
        process.ErrorDataReceived += (_, line) => Append(log, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new PrometheusServer(process, folder, log);
        try
        {
            await server.WaitUntilAsync(() => Task.FromResult(server.Listens()), StartLimit, "Prometheus to listen");
            await server.WaitUntilAsync(server.Query.IsReadyAsync, StartLimit, "Prometheus to be ready");
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until something holds.</summary>
    /// <exception cref="TimeoutException">It did not hold in time, or the server has ended; the message carries the server's log.</exception>
    public async Task WaitUntilAsync(Func<Task<bool>> condition, TimeSpan limit, string awaited)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            if (waited.Elapsed > limit || _process.HasExited)
            {
                throw new TimeoutException($"Waited {waited.Elapsed.TotalSeconds:F0} s for {awaited}. Prometheus' log:\n{Log()}");
            }

            await Task.Delay(PollInterval);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        _query?.Dispose();
        _folder.Delete(recursive: true);
    }

    // What is shipped, with another target and pace.
    private static string Configuration(string target, TimeSpan scrapeInterval)
    {
        var seconds = ((int)scrapeInterval.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var shipped = File.ReadAllText(Repository.PathOf("dashboards", "prometheus", "prometheus.yml"));
        var aimed = Replace(shipped, "simulator:9464", target);
        var paced = Replace(aimed, "scrape_interval: 5s", $"scrape_interval: {seconds}s");
        return Replace(paced, "scrape_timeout: 4s", $"scrape_timeout: {seconds}s");
    }

    private static string Replace(string text, string old, string replacement) => text.Contains(old, StringComparison.Ordinal)
        ? text.Replace(old, replacement, StringComparison.Ordinal)
        : throw new InvalidOperationException($"The shipped prometheus.yml no longer says '{old}'.");

    private bool Listens()
    {
        if (ListeningOn().Match(Log()) is not { Success: true } said)
            return false;
        _query = new PrometheusQuery(new Uri($"http://{said.Groups["address"].Value}/"));
        return true;
    }

    private static void Append(StringBuilder log, string? line)
    {
        lock (log)
        {
            log.AppendLine(line);
        }
    }

    private string Log()
    {
        lock (_log)
        {
            return _log.ToString();
        }
    }

    [GeneratedRegex("msg=\"Listening on\" address=(?<address>127\\.0\\.0\\.1:[0-9]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex ListeningOn();
}
