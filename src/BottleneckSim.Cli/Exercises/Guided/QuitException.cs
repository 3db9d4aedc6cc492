namespace BottleneckSim.Cli.Exercises.Guided;

/// <summary>The person has ended the exercise.</summary>
internal sealed class QuitException : Exception;
