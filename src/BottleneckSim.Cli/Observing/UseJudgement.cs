using BottleneckSim.Grading.Measurements;
using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Cli.Observing;

/// <summary>What a row of the USE table deserves of one's attention.</summary>
internal enum UseJudgement
{
    /// <summary>Nothing to see.</summary>
    Calm,

    /// <summary>Utilised above <see cref="UseJudgements.Busy"/>, without a queue worth the name.</summary>
    Busy,

    /// <summary>Jobs are waiting, or were turned away.</summary>
    Saturated,
}

/// <summary>Judges the use of resources by the thresholds of the USE method.</summary>
internal static class UseJudgements
{
    /// <summary>Above this, queues grow quickly (Gregg, Systems Performance, chapter 2: 70 % is where one should look).</summary>
    public const double Busy = 0.7;

    private const double LeastWaiting = 0.5;

    /// <summary>The judgement on one resource.</summary>
    public static UseJudgement Of(ResourceUse use)
    {
        if (use.Errors > 0)
            return UseJudgement.Saturated;

        // Messages in a queue are its purpose; they are a sign only where they fill it, which shows as errors.
        var waits = use.Kind != ResourceKind.MessageQueue && use.MeanWaiting >= LeastWaiting;
        if (waits)
            return UseJudgement.Saturated;
        return use.Utilisation >= Busy ? UseJudgement.Busy : UseJudgement.Calm;
    }
}
