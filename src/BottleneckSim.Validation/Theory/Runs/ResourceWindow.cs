using BottleneckSim.Observations.Resources;

namespace BottleneckSim.Validation.Theory.Runs;

/// <summary>What a resource of all nodes of a tier did between the window's first and last sample.</summary>
internal sealed class ResourceWindow(int workUnitsPerNanosecond)
{
    private double _capacity;
    private double _work;
    private double _jobs;
    private double _waiting;
    private long _arrivals;
    private long _errors;

    /// <summary>Work delivered over capacity.</summary>
    public double Utilisation => _work / workUnitsPerNanosecond / _capacity;

    /// <summary>∫ jobs present dt.</summary>
    public double JobNanoseconds => _jobs;

    /// <summary>∫ jobs waiting dt.</summary>
    public double WaitingNanoseconds => _waiting;

    /// <summary>Jobs that came, and those that were refused.</summary>
    public long Offered => _arrivals + _errors;

    public void Add(in ResourceSampled fact, bool isFirst, bool isLast)
    {
        var sign = (isLast ? 1 : 0) - (isFirst ? 1 : 0);
        _capacity += sign * (double)fact.CapacityNanoseconds;
        _work += sign * (double)fact.WorkUnits;
        _jobs += sign * (double)fact.JobNanoseconds;
        _waiting += sign * (double)fact.WaitingNanoseconds;
        _arrivals += sign * fact.Arrivals;
        _errors += sign * fact.Errors;
    }
}
