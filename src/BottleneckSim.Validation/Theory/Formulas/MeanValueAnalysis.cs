namespace BottleneckSim.Validation.Theory.Formulas;

/// <summary>Closed product-form networks by exact mean-value analysis (Reiser and Lavenberg, Journal of the ACM 27, 1980), any number of classes.</summary>
/// <remarks>
/// <code>
///   R_rk(N) = D_rk (1 + Q_k(N − e_r))      X_r(N) = N_r / (Z_r + Σ_k R_rk(N))      Q_k(N) = Σ_r X_r R_rk
/// </code>
/// </remarks>
public sealed class MeanValueAnalysis
{
    private MeanValueAnalysis(double[] responses, double[] throughputs) => (Responses, Throughputs) = (responses, throughputs);

    /// <summary>Mean response of each class.</summary>
    public IReadOnlyList<double> Responses { get; }

    /// <summary>Throughput of each class.</summary>
    public IReadOnlyList<double> Throughputs { get; }

    /// <summary>Solves a network.</summary>
    /// <param name="users">Users of each class.</param>
    /// <param name="thinks">Mean time of each class outside the stations.</param>
    /// <param name="demands">Demand of each class at each station: <c>demands[class][station]</c>.</param>
    public static MeanValueAnalysis Solve(IReadOnlyList<int> users, IReadOnlyList<double> thinks, IReadOnlyList<double[]> demands)
    {
        var stations = demands[0].Length;
        var states = users.Aggregate(1, (product, count) => product * (count + 1));
        var queues = new double[states][];
        MeanValueAnalysis? solution = null;
        for (var state = 0; state < states; state++)
        {
            var population = PopulationOf(state, users);
            queues[state] = new double[stations];
            solution = Step(population, users, thinks, demands, queues, state);
        }

        return solution!;
    }

    private static MeanValueAnalysis Step(int[] population, IReadOnlyList<int> users, IReadOnlyList<double> thinks, IReadOnlyList<double[]> demands, double[][] queues, int state)
    {
        var (responses, throughputs) = (new double[users.Count], new double[users.Count]);
        var stride = 1;
        for (var group = 0; group < users.Count; group++)
        {
            if (population[group] > 0)
            {
                var before = queues[state - stride];
                var residences = demands[group].Select((demand, station) => demand * (1 + before[station])).ToArray();
                responses[group] = residences.Sum();
                throughputs[group] = population[group] / (thinks[group] + responses[group]);
                for (var station = 0; station < residences.Length; station++)
                    queues[state][station] += throughputs[group] * residences[station];
            }

            stride *= users[group] + 1;
        }

        return new MeanValueAnalysis(responses, throughputs);
    }

    private static int[] PopulationOf(int state, IReadOnlyList<int> users)
    {
        var population = new int[users.Count];
        for (var group = 0; group < users.Count; group++)
        {
            population[group] = state % (users[group] + 1);
            state /= users[group] + 1;
        }

        return population;
    }
}
