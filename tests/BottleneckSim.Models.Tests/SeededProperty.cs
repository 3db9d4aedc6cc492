using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests;

/// <summary>Checks properties with a written seed, so that a failure on one machine is a failure on every machine.</summary>
internal static class SeededProperty
{
    private const ulong Gamma = 0x9e37_79b9_7f4a_7c15;

    /// <summary>Any long, whatever the size FsCheck has reached: all bits are equally likely.</summary>
    public static Gen<long> AnyLong { get; } =
        Gen.Choose(int.MinValue, int.MaxValue).Two().Select(halves => ((long)halves.Item1 << 32) ^ (uint)halves.Item2);

    /// <summary>A number of any magnitude from zero to the bound: small ones are as likely as large ones.</summary>
    public static Gen<long> UpTo(long bound) =>
        AnyLong.Zip(Gen.Choose(0, 63), (value, shift) => (long)((ulong)value >> shift) & long.MaxValue).Select(value => value <= bound ? value : value % (bound + 1));

    public static void Check(this Property property, ulong seed, int tests = 200) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithReplay(seed, Gamma).WithMaxTest(tests), property);
}
