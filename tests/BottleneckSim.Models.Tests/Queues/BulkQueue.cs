namespace BottleneckSim.Models.Tests.Queues;

/// <summary>Poisson arrivals, one server that takes up to b at once and needs the same time for any number.</summary>
internal static class BulkQueue
{
    private const int States = 2_000;

    /// <summary>
    /// The mean time from arrival to the start of service. The chain of numbers left behind at the ends of services moves from n to (n − b)⁺ plus the arrivals of one
    /// service; the mean number that waits follows over a cycle, and the wait by Little's law.
    /// </summary>
    public static double MeanWait(double perSecond, double serviceSeconds, int size)
    {
        var mean = perSecond * serviceSeconds;
        var arrivals = Poisson(mean);
        var chain = new double[States];
        chain[0] = 1;
        for (var turn = 0; turn < 2_000; turn++)
        {
            var next = new double[States];
            for (var number = 0; number < States; number++)
            {
                var left = Math.Max(0, number - size);
                for (var more = 0; chain[number] > 1e-18 && more < arrivals.Length && left + more < States; more++)
                {
                    next[left + more] += chain[number] * arrivals[more];
                }
            }

            chain = next;
        }

        var left0 = chain.Select((share, number) => share * Math.Max(0, number - size)).Sum();
        var waiting = ((left0 * serviceSeconds) + (perSecond * serviceSeconds * serviceSeconds / 2)) / (serviceSeconds + (chain[0] / perSecond));
        return waiting / perSecond;
    }

    private static double[] Poisson(double mean)
    {
        var shares = new double[60];
        shares[0] = Math.Exp(-mean);
        for (var number = 1; number < shares.Length; number++)
        {
            shares[number] = shares[number - 1] * mean / number;
        }

        return shares;
    }
}
