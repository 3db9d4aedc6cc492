namespace BottleneckSim.Validation.Theory.Formulas;

/// <summary>M/M/c/K: at most K requests in the system, the others are refused (Kleinrock, Queueing Systems I, sections 3.6 and 3.7).</summary>
public static class BoundedQueue
{
    /// <summary>The share that is refused.</summary>
    /// <param name="servers">c.</param>
    /// <param name="places">K, servers included.</param>
    /// <param name="load">Offered load of one server; may exceed 1.</param>
    public static double Refusals(int servers, int places, double load) => Probabilities(servers, places, load)[places];

    /// <summary>Mean sojourn of those accepted, in mean service times, by Little's law.</summary>
    public static double MeanSojourn(int servers, int places, double load)
    {
        var probabilities = Probabilities(servers, places, load);
        var mean = probabilities.Select((probability, jobs) => probability * jobs).Sum();
        return mean / (servers * load * (1 - probabilities[places]));
    }

    private static double[] Probabilities(int servers, int places, double load)
    {
        var weights = new double[places + 1];
        weights[0] = 1;
        for (var jobs = 1; jobs <= places; jobs++)
            weights[jobs] = weights[jobs - 1] * servers * load / Math.Min(jobs, servers);
        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }
}
