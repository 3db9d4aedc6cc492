using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Cli.Exercises.Guided;

/// <summary>What the person does about it.</summary>
/// <param name="Fix">The fix; null leaves the system as it is.</param>
internal sealed record MendingChoice(Fix? Fix);
