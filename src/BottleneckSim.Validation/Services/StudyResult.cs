using System.Collections.Immutable;
using BottleneckSim.Validation.Services.Demands;
using BottleneckSim.Validation.Services.Predictions;
using BottleneckSim.Validation.Services.Sweeps;

namespace BottleneckSim.Validation.Services;

/// <summary>A study of the service from end to end.</summary>
/// <param name="Options">How much was done.</param>
/// <param name="Demands">What was measured at low load.</param>
/// <param name="Prediction">What the simulator said then.</param>
/// <param name="Measured">What the service did afterwards, for the same rates.</param>
public sealed record StudyResult(StudyOptions Options, MeasuredDemands Demands, ServicePrediction Prediction, ImmutableArray<MeasuredRate> Measured);
