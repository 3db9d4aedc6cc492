namespace BottleneckSim.Models.Tests.Theory;

/// <summary>Exact results of queueing theory, all times in units of the mean service time.</summary>
internal static class QueueingFormulas
{
    /// <summary>Mean sojourn of M/M/1, and of M/G/1 under processor sharing (Kleinrock I, section 3.2; II, section 4.4).</summary>
    public static double SingleServerSojourn(double load) => 1 / (1 - load);

    /// <summary>Mean sojourn of M/M/c by Erlang's C formula (Kleinrock I, section 3.5).</summary>
    public static double ManyServersSojourn(int servers, double load)
    {
        var offered = servers * load;
        var term = 1.0;
        var sum = 0.0;
        for (var jobs = 0; jobs < servers; jobs++)
        {
            sum += term;
            term *= offered / (jobs + 1);
        }

        var waiting = term / (1 - load) / (sum + (term / (1 - load)));
        return 1 + (waiting / (servers * (1 - load)));
    }

    /// <summary>Probability that M/M/1/K refuses (Kleinrock I, section 3.6).</summary>
    public static double BoundedQueueRefusals(int places, double load) =>
        (1 - load) * Math.Pow(load, places) / (1 - Math.Pow(load, places + 1));

    /// <summary>Mean sojourn of those that M/M/1/K accepts, by Little's law.</summary>
    public static double BoundedQueueSojourn(int places, double load)
    {
        var mean = 0.0;
        for (var jobs = 0; jobs <= places; jobs++)
        {
            mean += jobs * (1 - load) * Math.Pow(load, jobs) / (1 - Math.Pow(load, places + 1));
        }

        return mean / (load * (1 - BoundedQueueRefusals(places, load)));
    }

    /// <summary>Mean response of a closed network by exact mean-value analysis (Reiser and Lavenberg 1980).</summary>
    /// <param name="users">How many users.</param>
    /// <param name="think">Time outside the queues.</param>
    /// <param name="demands">Service demand at each queueing station.</param>
    public static double ClosedNetworkResponse(int users, double think, params double[] demands)
    {
        var queues = new double[demands.Length];
        var response = 0.0;
        for (var population = 1; population <= users; population++)
        {
            var residences = demands.Select((demand, station) => demand * (1 + queues[station])).ToArray();
            response = residences.Sum();
            var throughput = population / (think + response);
            queues = [.. residences.Select(residence => throughput * residence)];
        }

        return response;
    }
}
