namespace BottleneckSim.Validation.Services.Demands;

/// <summary>The demands and what they come from.</summary>
/// <param name="Demands">What each part takes.</param>
/// <param name="Health">Requests for nothing.</param>
/// <param name="Products">Requests for products, hits and misses.</param>
/// <param name="Fresh">Requests for products past the cache.</param>
/// <param name="Categories">Requests for categories.</param>
/// <param name="Warmth">How the demands depend on how long the cores were idle.</param>
public sealed record MeasuredDemands(ServiceDemands Demands, DemandPhase Health, DemandPhase Products, DemandPhase Fresh, DemandPhase Categories, WarmthCurve Warmth)
{
    /// <summary>The most that strangers took in a phase, as a share of a core.</summary>
    public double ForeignShare => Phases.Max(phase => phase.Usage.ForeignShare);

    /// <summary>Requests that were interrupted.</summary>
    public int Interruptions => Phases.Sum(phase => phase.Interruptions);

    /// <summary>The demands when requests come at a rate.</summary>
    /// <param name="perSecond">The rate.</param>
    /// <param name="productShare">The share of product pages.</param>
    public ServiceDemands At(double perSecond, double productShare)
    {
        var (service, database) = Warmth.FactorsAt(perSecond, Demands.MeanOfService(productShare, Products.HitShare));
        return Demands.Times(service, database);
    }

    private DemandPhase[] Phases => [Health, Products, Fresh, Categories];
}
