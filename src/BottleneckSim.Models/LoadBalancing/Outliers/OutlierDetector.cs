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
        foreach (var backend in backends.All.Select(instance => backends[instance]))
        {
            if (backend.EjectedUntil is not { } until)
            {
                backend.Ejections = Math.Max(0, backend.Ejections - (IsSlow(backend, backends, options) ? 0 : 1));
            }
            else if (until <= now)
            {
                backend.EjectedUntil = null;
                backend.FailureRun = 0;
            }
        }

        foreach (var backend in backends.All.Select(instance => backends[instance]).Where(one => one.EjectedUntil is null && IsSlow(one, backends, options)).ToList())
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

    private static bool IsSlow(Backend backend, BackendTable backends, OutlierOptions options)
    {
        if (options.LatencyFactor is not { } factor || backend.Answers < options.MinimumRequests)
        {
            return false;
        }

        var peers = backends.All.Select(instance => backends[instance])
            .Where(peer => peer != backend && peer.Answers >= options.MinimumRequests)
            .Select(MeanLatency)
            .Order()
            .ToList();
        return peers.Count > 0 && MeanLatency(backend) > factor * peers[(peers.Count - 1) / 2];
    }

    private static double MeanLatency(Backend backend) => (double)backend.LatencyNanoseconds / backend.Answers;
}
