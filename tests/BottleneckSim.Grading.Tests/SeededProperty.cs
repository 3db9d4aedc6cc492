using FsCheck;

namespace BottleneckSim.Grading.Tests;

/// <summary>Checks properties with a written seed, so that a failure on one machine is a failure on every machine.</summary>
internal static class SeededProperty
{
    private const ulong Gamma = 0x9e37_79b9_7f4a_7c15;

    public static void Check(this Property property, ulong seed, int tests = 200) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithReplay(seed, Gamma).WithMaxTest(tests), property);
}
