using System.Diagnostics;
using System.Globalization;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Systems;
using BottleneckSim.Validation.Speed;

namespace BottleneckSim.Benchmarks.Models;

/// <summary>Runs both systems and prints requests and events a second, allocations and memory: <c>dotnet run -c Release -- models</c>.</summary>
internal static class ModelRates
{
    private const int Rounds = 5;
    private const double Mebibyte = 1 << 20;

    public static void Run(TextWriter output)
    {
        output.WriteLine("sequential engine, one core, histograms and observations on; best of the rounds by processor time");
        output.WriteLine(Row("system", "simulated", "requests", "seconds", "requests/s", "events/s", "bytes/request", "peak MiB"));
        Measure(output, "M/M/1", SpeedSystems.SingleServer, Duration.FromSeconds(2_000));
        Measure(output, "shop", SpeedSystems.Shop, Duration.FromSeconds(600));
    }

    private static void Measure(TextWriter output, string name, SystemDescription system, Duration length)
    {
        var best = double.MaxValue;
        var (requests, events, bytes) = (0L, 0L, 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            var sink = new HistogramSink();
            using var engine = new SequentialEngine(system, 1, sink);
            engine.AdvanceTo(Instant.Zero + (length / 10)); // Arrays have their sizes, and the just-in-time compiler is done.
            var (startRequests, startEvents) = (sink.Users.Count, engine.HandledEvents);
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var processor = Process.GetCurrentProcess().TotalProcessorTime; // Other programs on the machine do not count.
            engine.AdvanceTo(Instant.Zero + (length / 10) + length);
            var seconds = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds;
            (requests, events) = (sink.Users.Count - startRequests, engine.HandledEvents - startEvents);
            bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)requests;
            best = Math.Min(best, seconds);
        }

        output.WriteLine(Row(
            name, length.ToString(), requests.ToString("N0", CultureInfo.InvariantCulture), Number(best, "F2"), Number(requests / best, "N0"),
            Number(events / best, "N0"), Number(bytes, "F3"), Number(Process.GetCurrentProcess().PeakWorkingSet64 / Mebibyte, "N0")));
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Row(params string[] cells) => string.Concat(cells.Select((cell, index) => index == 0 ? cell.PadRight(8) : cell.PadLeft(15)));
}
