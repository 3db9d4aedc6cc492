using System.Collections.Immutable;
using BottleneckSim.Validation.Reports;

namespace BottleneckSim.Validation.Services;

/// <summary>Writes a study down.</summary>
public static class ServiceReport
{
    /// <summary>Fills a section with method, rows and plots.</summary>
    /// <param name="section">Identity, command and machine.</param>
    /// <param name="configuration">As the service was configured.</param>
    /// <param name="result">What was found.</param>
    public static ValidationSection Write(ValidationSection section, ServiceConfiguration configuration, StudyResult result)
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(result);
        return section with
        {
            Seeds = FormattableString.Invariant(
                $"simulator {result.Options.FirstSeed} to {result.Options.FirstSeed + (ulong)result.Options.SimulatedWindows - 1}, generator {result.Options.GeneratorSeed}, fixed before the first run"),
            Method = Method(configuration, result),
            Rows = [.. ServiceRows.Of(result)],
            Plots = ServicePlots.Of(result),
        };
    }

    private static ImmutableArray<string> Method(ServiceConfiguration configuration, StudyResult result)
    {
        var traffic = configuration.Traffic;
        var options = result.Options;
        var window = FormattableString.Invariant($"{options.Window.Counted.Nanoseconds / 1e9:0.#} s after {options.Window.WarmUp.Nanoseconds / 1e9:0.#} s that are not counted");
        return
        [
            FormattableString.Invariant($"**The service** (`tests/BottleneckSim.ReferenceService`) is an ASP.NET Core minimal API in a process of its own, with PostgreSQL behind a pool of {configuration.PoolSize} connections and an in-process cache of {configuration.CacheEntries} products (least recently used). ")
            + FormattableString.Invariant($"{traffic.ProductShare:P0} of requests want one of {traffic.Products} products by Zipf's law with exponent {traffic.ZipfExponent}, the others one of {traffic.Categories} categories. A page takes about a millisecond of processor time: HTML, instalment plans in decimal arithmetic, Brotli. The thread pool has {configuration.WorkerThreads} worker thread."),
            "**Cores.** The service is alone on one core; PostgreSQL and the load generator share the other. The service's core is the bottleneck. What the generator takes of the other core is reported; it is not part of the simulated system.",
            FormattableString.Invariant($"**Demands** are measured at low load: one request at a time with pauses of {options.Pause.Nanoseconds / 1e6:0.#} ms on average, {options.PhaseRequests} of each operation. Processor time is what the scheduler booked for the processes (`/proc/PID/task/*/schedstat`). ")
            + "Its distribution is that of the unloaded latencies, shifted to the booked mean: without a queue what varies is the work. What of a latency is nobody's processor time becomes the links' latency. Pool, cache and threads are configuration. The share of cache hits under load is predicted from key law and cache size.",
            FormattableString.Invariant($"**Warm and cold cores.** The same request costs more processor time on a core that has been idle: emptied caches, a sunken clock rate. How much is measured at low load, too: the mix, one request at a time, after pauses of {string.Join(", ", options.Pauses.Select(pause => FormattableString.Invariant($"{pause.Nanoseconds / 1e6:0.#}")))} ms on average. ")
            + "At a rate λ a share ρ of requests finds the core busy and costs what it costs without a pause, the others what they cost after pauses of 1/λ; demands are multiplied by that mean, with ρ the load that follows from it (`WarmthCurve`).",
            "**Idle cores** poll and do not sleep where the system lets us say so (`/dev/cpu_dma_latency`), and idle workers of the thread pools, the service's and the generator's, sleep and do not spin (`DOTNET_ThreadPool_UnfairSemaphoreSpinLimit=0`): neither waking up nor spinning is a request's demand, and both are most frequent where demands are measured.",
            "**What was changed after results had been seen**, so that it is weaker evidence: (1) inline scheduling, since with Kestrel's default each request was several work items on the thread pool, which the first model did not have; (2) requests slower than 5 times the median are left out of the distributions of demands (not of their means, which the scheduler's account gives), since interruptions of a virtual machine at low load had stretched the predicted tail; "
            + "(3) the warm and cold core: a run whose knee missed by 12 % showed the cost a request falling from 2.25 ms at 42/s to 1.65 ms at 505/s. The mechanism was chosen by that; its size is measured at low load in every run anew and fitted to nothing; "
            + "(4) idle cores and idle workers: with both as they come a run on a crowded machine predicted p50 and p95 by 15 to 33 % too slow, one on a quiet machine within 14 %; (5) a disturbed window is repeated with other keys, since the same ones were in the cache by then; (6) six windows at each rate: with four, quiet runs agreed in 12 rows of 12 and in 10, where the service's own 95th percentile had intervals of a third to either side.",
            "**One worker thread** runs the work items of a request (up to the query; from its answer to the end) in the order in which they became ready. Kestrel is told to run its own continuations inline (`UnsafePreferInlineScheduling`), so that there are no others. The simulated thread pool is therefore a node with one worker that a request visits once for each work item; it is not processor sharing.",
            FormattableString.Invariant($"**Order.** Demands first, then the prediction, then the load: `ServiceStudy.Run`. Nothing is fitted afterwards. Arrivals are Poisson, drawn from a fixed seed; a latency counts from the intended instant, however late the generator is. Each rate is offered {options.Blocks} times, in blocks of different order, for {window}. The simulator sees the same window {options.SimulatedWindows} times, with its own seeds."),
            FormattableString.Invariant($"**The knee** is the offered rate at which p95 is {Knees.Knee.Factor} times that at 10 % of the predicted knee, between two rates by interpolation in the logarithm; the same rule for both sides. 'Ours' is the simulator with its 99 % interval over windows, the reference is the service; the service's own 99 % interval over its windows stands in the remark."),
            FormattableString.Invariant($"**Strangers.** A run in which other processes or the hypervisor took more than {Processors.CoreUsage.Tolerated:P0} of either core is repeated up to {options.Repetitions} times, and the quietest is kept; what is still disturbed is marked."),
        ];
    }
}
