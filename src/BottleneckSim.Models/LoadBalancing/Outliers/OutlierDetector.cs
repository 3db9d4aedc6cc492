using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.LoadBalancing.Outliers;

/// <summary>Puts instances on probation for failures one after another at once, for latency at every look; ends probations at looks, as Envoy does.</summary>
/// <remarks>
/// <code>
/// in service ──failures or latency──► probation: n · base ──time──► in service        n falls by one with every quiet look
///                    no more than the maximum share at once, but always one
/// </code>
/// </remarks>
internal static class OutlierDetector
{
    /// <summary>Takes an answer.</summary>
    /// <returns>Whether the instance was ejected.</returns>
    public static bool Note(Backend backend, BackendTable backends, OutlierOptions options, bool hasFailed, Duration latency, Instant now)
    {
        backend.Answers++;
        backend.LatencyNanoseconds += latency.Nanoseconds;
        backend.FailureRun = hasFailed ? backend.FailureRun + 1 : 0;
        return backend.FailureRun >= options.ConsecutiveFailures && Eject(backend, backends, options, now);
    }

    /// <summary>The look at the end of an interval.</summary>
    public static void Look(BackendTable backends, OutlierOptions options, Instant now)
    {
        var means = MeansInOrder(backends, options);
        foreach (var backend in backends.All.Select(instance => backends[instance]))
        {
            if (backend.EjectedUntil is not { } until)
            {
                backend.Ejections = Math.Max(0, backend.Ejections - (IsSlow(backend, means, options) ? 0 : 1));
            }
            else if (until <= now)
            {
                backend.EjectedUntil = null;
                backend.FailureRun = 0;
            }
        }

        foreach (var backend in backends.All.Select(instance => backends[instance]).Where(one => one.EjectedUntil is null && IsSlow(one, means, options)).ToList())
        {
            Eject(backend, backends, options, now);
        }

        foreach (var backend in backends.All.Select(instance => backends[instance]))
        {
            (backend.Answers, backend.LatencyNanoseconds) = (0, 0);
        }
    }

    private static bool Eject(Backend backend, BackendTable backends, OutlierOptions options, Instant now)
    {
        if (backend.EjectedUntil is not null)
        {
            return false;
        }

        var most = Math.Max(1, (int)(options.MaximumEjectedShare * backends.All.Length));
        if (backends.All.Length < 2 || backends.EjectedCount >= most)
        {
            return false;
        }

        backend.Ejections++;
        backend.EjectedUntil = now + Duration.Min(options.BaseEjection * backend.Ejections, options.MaximumEjection);
        return true;
    }

    /// <summary>The mean latencies of all that are judged by them, sorted once for everybody.</summary>
    private static double[] MeansInOrder(BackendTable backends, OutlierOptions options) => options.LatencyFactor is null
        ? []
        : [.. backends.All.Select(instance => backends[instance]).Where(backend => backend.Answers >= options.MinimumRequests).Select(MeanLatency).Order()];

    private static bool IsSlow(Backend backend, double[] means, OutlierOptions options)
    {
        if (options.LatencyFactor is not { } factor || backend.Answers < options.MinimumRequests || means.Length < 2)
        {
            return false;
        }

        // The lower median of the others: its own mean, which is among them, moves up those behind it.
        var (mean, middle) = (MeanLatency(backend), (means.Length - 2) / 2);
        return mean > factor * (means[middle] < mean ? means[middle] : means[middle + 1]);
    }

    private static double MeanLatency(Backend backend) => (double)backend.LatencyNanoseconds / backend.Answers;
}
