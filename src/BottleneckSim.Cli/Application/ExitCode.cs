namespace BottleneckSim.Cli.Application;

/// <summary>What the command's exit codes mean.</summary>
internal static class ExitCode
{
    /// <summary>Done; the objectives are met, the proofs hold.</summary>
    public const int Success = 0;

    /// <summary>An objective is not met, or a proof does not hold.</summary>
    public const int NotMet = 1;

    /// <summary>A mistake in what was asked: a file, a name, an option.</summary>
    public const int Mistake = 2;

    /// <summary>The replications allowed do not decide it.</summary>
    public const int Inconclusive = 3;

    /// <summary>A defect of the simulator (EX_SOFTWARE of sysexits.h).</summary>
    public const int Defect = 70;

    /// <summary>Interrupted by Ctrl-C (128 + SIGINT).</summary>
    public const int Interrupted = 130;
}
