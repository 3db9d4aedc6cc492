using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Validation.Theory.Runs;

/// <summary>The requests of one population that were issued in the window.</summary>
internal sealed class PopulationTally
{
    private long _nanoseconds;

    public long Finished { get; private set; }

    public long Succeeded { get; private set; }

    public double MeanNanoseconds => _nanoseconds / (double)Succeeded;

    public double FailedShare => 1 - (Succeeded / (double)Finished);

    public void Add(in RequestFinished fact)
    {
        Finished++;
        if (fact.Outcome != RequestOutcome.Succeeded)
            return;
        Succeeded++;
        _nanoseconds += fact.Latency.Nanoseconds;
    }
}
