namespace BottleneckSim.Validation.Theory.Runs;

/// <summary>A quantity of a replication whose mean is known exactly before the run, and which moves with the figures of interest.</summary>
/// <remarks>
/// Its own mean is a row of the table or follows from rows of it: a wrong rate of arrivals would be corrected away here, and must be seen there.
/// </remarks>
/// <param name="Name">What it is: <c>arrivals of users</c>.</param>
/// <param name="Mean">Its mean in a stationary window.</param>
/// <param name="Measure">Its value in one replication.</param>
internal sealed record ControlVariate(string Name, double Mean, Func<SteadyStateSink, double> Measure);
