using BottleneckSim.Kernel.Digests;
using BottleneckSim.Kernel.Mathematics;
using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Kernel.Tests.Mathematics;

/// <summary>
/// One digest over a million results of each function. It must be the same in Debug and Release, on every processor and operating system:
/// a difference means that some machine rounds another way and that runs no longer repeat. A deliberate change of an algorithm changes it, too.
/// </summary>
public class DeterministicMathGoldenTests
{
    private const int Results = 1_000_000;

    [Theory]
    [InlineData("Log", 0x296B21D04A1B4B9DUL)]
    [InlineData("Log1p", 0x9777923414E398F8UL)]
    [InlineData("Exp", 0x2EAD18082DE0FCB2UL)]
    [InlineData("Expm1", 0x54932861D9F1BBF7UL)]
    [InlineData("Pow", 0x74FCC715FB5836ADUL)]
    [InlineData("LogGamma", 0xD271B02103BC3C00UL)]
    public void A_million_results_have_the_known_digest(string function, ulong expected)
    {
        var stream = DrawKey.FromSeed(2026).With(function).Stream();
        var digest = default(NodeDigest);
        for (var i = 0; i < Results; i++)
            digest.Add(BitConverter.DoubleToUInt64Bits(Result(function, ref stream)));
        Assert.Equal($"{expected:x16}", $"{digest.Value:x16}");
    }

    private static double Result(string function, ref DrawStream stream) => function switch
    {
        "Log" => DeterministicMath.Log(AnyPositive(ref stream)),
        "Log1p" => DeterministicMath.Log1p((20 * stream.NextUnit()) - 1),
        "Exp" => DeterministicMath.Exp((1500 * stream.NextUnit()) - 750),
        "Expm1" => DeterministicMath.Expm1((80 * stream.NextUnit()) - 40),
        "Pow" => DeterministicMath.Pow(AnyPositive(ref stream), 4 * (stream.NextUnit() - 0.5)),
        "LogGamma" => DeterministicMath.LogGamma(100 * stream.NextUnit()),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "No such function."),
    };

    private static double AnyPositive(ref DrawStream stream) => BitConverter.Int64BitsToDouble(stream.NextBelow(0x7FF0_0000_0000_0000 - 1) + 1);
}
