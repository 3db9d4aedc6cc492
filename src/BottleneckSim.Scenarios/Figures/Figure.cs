namespace BottleneckSim.Scenarios.Figures;

/// <summary>A number that can be read off a run.</summary>
public abstract record Figure
{
    /// <summary>Whether a lower value is the better one.</summary>
    public abstract bool LowerIsBetter { get; }

    /// <summary>What it is, in one line.</summary>
    public abstract string Describe();
}
