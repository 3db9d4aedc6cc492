using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Databases.Execution;

/// <summary>The values of a statement's parameters: derived from the request's key, or drawn for the request.</summary>
internal readonly struct StatementValues
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private static readonly Purpose Values = new("statement-values");

    private readonly ulong _base;

    private StatementValues(ulong hash) => _base = hash;

    /// <summary>The values that a call asks for.</summary>
    /// <param name="keys">The key space that gives them, or null.</param>
    /// <param name="call">The call.</param>
    public static StatementValues Of(KeySampler? keys, in Message call) => Of(keys, call.Draw, call.Salt);

    /// <summary>The values for a draw.</summary>
    /// <param name="keys">The key space that gives them, or null.</param>
    /// <param name="draw">The request's draw.</param>
    /// <param name="salt">Tells the calls of a request apart.</param>
    public static StatementValues Of(KeySampler? keys, DrawKey draw, ulong salt) => keys is null
        ? new StatementValues(draw.With(salt).With(Values).Bits)
        : new StatementValues(StableHash.Mix(keys.Hash + ((ulong)(keys.KeyOf(draw) + 1) * GoldenGamma)));

    /// <summary>A hash of a column's value.</summary>
    /// <param name="column">The hash of the column's name.</param>
    /// <param name="item">Which value of a list.</param>
    public ulong HashOf(ulong column, int item = 0) => StableHash.Mix(_base + column + ((ulong)item * GoldenGamma));
}
