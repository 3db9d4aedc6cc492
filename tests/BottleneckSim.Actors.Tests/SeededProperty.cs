using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Actors.Tests;

/// <summary>Checks properties with a written seed, so that a failure on one machine is a failure on every machine.</summary>
internal static class SeededProperty
{
    private const ulong Gamma = 0x9e37_79b9_7f4a_7c15;

    public static void Check(this Property property, ulong seed, int tests) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithReplay(seed, Gamma).WithMaxTest(tests), property);
}
