using BottleneckSim.TestSupport.Programs;

namespace BottleneckSim.Cli.Tests.Live;

/// <summary>A test that watches sessions at the clock's own pace for some minutes: only where it is asked for and Prometheus is installed.</summary>
/// <remarks>
/// It cannot be shortened: at any other pace rate() would be wrong, and a short window would judge noise. <c>.ci/run</c> sets the variable.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LiveFactAttribute : FactAttribute
{
    /// <summary>The variable that asks for it.</summary>
    public const string Variable = "BOTTLENECKSIM_LIVE_TESTS";

    /// <summary>A test of minutes.</summary>
    public LiveFactAttribute()
    {
        if (Environment.GetEnvironmentVariable(Variable) != "1")
            Skip = $"runs for about five minutes by the clock; set {Variable}=1 to run it";
        else if (ExternalProgram.Find("prometheus") is null)
            Skip = "needs the program 'prometheus', which is not on the PATH";
    }
}
