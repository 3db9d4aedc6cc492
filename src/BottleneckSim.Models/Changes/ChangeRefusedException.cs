namespace BottleneckSim.Models.Changes;

/// <summary>A change does not fit the system it was applied to. The system is as before and the run can go on.</summary>
/// <param name="message">What was wrong, where, and what is allowed.</param>
public sealed class ChangeRefusedException(string message) : Exception(message);
