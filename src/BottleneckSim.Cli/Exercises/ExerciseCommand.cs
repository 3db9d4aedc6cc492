using System.CommandLine;
using BottleneckSim.Cli.Application;

namespace BottleneckSim.Cli.Exercises;

/// <summary><c>exercise start|run</c>: find, mend and verify.</summary>
internal static class ExerciseCommand
{
    public static Command Create(Composition composition) => new("exercise", "Find the bottleneck, mend it, and have it verified: guided, or from a script.")
    {
    };
}
