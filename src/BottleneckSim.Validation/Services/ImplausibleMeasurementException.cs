namespace BottleneckSim.Validation.Services;

/// <summary>What was measured cannot be of a service that had the machine to itself: strangers disturbed it, or too little was measured. Run again when it is quiet.</summary>
/// <param name="message">What contradicts what.</param>
public sealed class ImplausibleMeasurementException(string message) : InvalidOperationException(message);
