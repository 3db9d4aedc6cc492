namespace BottleneckSim.Validation.Services.Demands;

/// <summary>What a request of the mix costs that comes alone, after pauses of a mean length.</summary>
/// <param name="PauseNanoseconds">The mean pause, 0 or more.</param>
/// <param name="ServiceNanoseconds">Processor time of the service a request.</param>
/// <param name="DatabaseNanoseconds">Processor time of the database a request.</param>
public readonly record struct CostAfterPause(double PauseNanoseconds, double ServiceNanoseconds, double DatabaseNanoseconds);
