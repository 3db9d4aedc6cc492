namespace BottleneckSim.Validation.Theory.Formulas;

/// <summary>M/M/c, first come first served, times in units of the mean service time (Kleinrock, Queueing Systems I, section 3.5).</summary>
public static class ManyServerQueue
{
    private const double Degenerate = 1e-9;

    /// <summary>Mean sojourn: 1 + C/(c(1 − ρ)).</summary>
    /// <param name="servers">c.</param>
    /// <param name="load">ρ, the load of one server.</param>
    public static double MeanSojourn(int servers, double load) => 1 + (ErlangFormulas.Delay(servers, servers * load) / (servers * (1 - load)));

    /// <summary>The sojourn is a service, and with probability C an exponential wait of rate c(1 − ρ) before it.</summary>
    public static double SojournQuantile(int servers, double load, double share)
    {
        var delay = ErlangFormulas.Delay(servers, servers * load);
        var rate = servers * (1 - load);
        return QuantileSearch.Of(time => ((1 - delay) * Math.Exp(-time)) + (delay * SumTail(rate, time)), share);
    }

    /// <summary>How long the queue takes to forget its state, that of a single server c times as fast.</summary>
    public static double RelaxationTime(int servers, double load) => SingleServerQueue.RelaxationTime(load) / servers;

    /// <summary>Tail of the sum of an exponential service and an exponential wait.</summary>
    private static double SumTail(double rate, double time) => Math.Abs(rate - 1) < Degenerate
        ? (1 + time) * Math.Exp(-time)
        : ((rate * Math.Exp(-time)) - Math.Exp(-rate * time)) / (rate - 1);
}
