namespace BottleneckSim.Models.Loads;

/// <summary>How open arrivals are spaced.</summary>
public enum ArrivalProcess
{
    /// <summary>Exponential gaps.</summary>
    Poisson,

    /// <summary>Equal gaps.</summary>
    Constant,
}
