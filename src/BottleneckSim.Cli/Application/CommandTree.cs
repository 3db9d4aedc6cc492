using System.CommandLine;
using System.CommandLine.Help;
using BottleneckSim.Cli.Exercises;
using BottleneckSim.Cli.Explaining;
using BottleneckSim.Cli.Listing;
using BottleneckSim.Cli.Live;
using BottleneckSim.Cli.ModelValidation;
using BottleneckSim.Cli.Proving;
using BottleneckSim.Cli.Running;
using BottleneckSim.Cli.Validating;
using BottleneckSim.Cli.Verifying;

namespace BottleneckSim.Cli.Application;

/// <summary>The command and its subcommands.</summary>
internal static class CommandTree
{
    /// <summary>Prints the stack of a defect.</summary>
    public static Option<bool> Verbose { get; } = new("--verbose") { Description = "Print the stack of a defect, too.", Recursive = true };

    public static RootCommand Create(Composition composition)
    {
        var root = new RootCommand(
            "A flight simulator for slow distributed systems: load a scenario, find the bottleneck, apply a fix, and get a measured verdict. "
            + "Everything is simulated and repeats bit for bit from its seed.")
        {
            ListCommand.Create(composition),
            RunCommand.Create(composition),
            ExplainCommand.Create(composition),
            VerifyCommand.Create(composition),
            ExerciseCommand.Create(composition),
            LiveCommand.Create(composition),
            ProveCommand.Create(composition),
            ValidateCommand.Create(composition),
            ValidateModelsCommand.Create(composition),
            Verbose,
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }
}
