using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Models.Keys;

/// <summary>Draws keys of a key space by their popularity.</summary>
public sealed class KeySampler
{
    private readonly Purpose _purpose;
    private readonly ZipfDistribution? _zipf;

    /// <summary>Prepares the draws.</summary>
    public KeySampler(KeySpaceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        _purpose = new Purpose($"key {options.Name}");
        _zipf = options.ZipfExponent > 0 ? new ZipfDistribution(options.Count, options.ZipfExponent) : null;
    }

    /// <summary>The key space.</summary>
    public KeySpaceOptions Options { get; }

    /// <summary>A number that stands for the key space, from its name.</summary>
    public ulong Hash => _purpose.Hash;

    /// <summary>The key that a request is about: its popularity rank, 0 the most popular. The same for every tier that asks.</summary>
    public long KeyOf(DrawKey request)
    {
        var draw = request.With(_purpose);
        if (_zipf is null)
        {
            return draw.Below(Options.Count);
        }

        var stream = draw.Stream();
        return _zipf.SampleRank(ref stream) - 1;
    }
}
