namespace BottleneckSim.Validation.Theory.Formulas;

/// <summary>A cache without want of room whose entries are valid for a fixed time after they were stored, under Poisson requests.</summary>
public static class LifetimeCache
{
    /// <summary>The hit ratio: each miss is followed by λ_k·T hits on average, so h_k = λ_k T/(1 + λ_k T) (Jung, Berger and Balakrishnan, INFOCOM 2003).</summary>
    /// <param name="popularities">How often each key is asked for; they sum to 1.</param>
    /// <param name="requestsPerLifetime">λ·T, requests of all keys in one lifetime.</param>
    public static double HitRatio(IReadOnlyList<double> popularities, double requestsPerLifetime) =>
        popularities.Sum(popularity => popularity * popularity * requestsPerLifetime / (1 + (popularity * requestsPerLifetime)));
}
