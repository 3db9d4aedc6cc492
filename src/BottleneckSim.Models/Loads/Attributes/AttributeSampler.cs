using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Loads.Attributes;

/// <summary>Tells the value of an attribute: a pure function of who the user is, or which key it is.</summary>
/// <remarks>
/// <code>
/// request ──► its user           ──┐
///         └─► its key of a space ──┴─► hash ──► distribution ──► value, the same whenever it is asked for
/// </code>
/// </remarks>
public sealed class AttributeSampler
{
    private readonly Purpose _purpose;
    private readonly KeySampler? _keys;
    private readonly DrawKey _ofKeys;

    /// <summary>Prepares the values.</summary>
    /// <param name="options">The attribute.</param>
    /// <param name="keys">The sampler of its key space, if keys have it.</param>
    public AttributeSampler(AttributeOptions options, KeySampler? keys)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        _keys = keys;
        _purpose = new Purpose($"attribute {options.Name}");
        _ofKeys = DrawKey.FromSeed(_purpose.Hash);
    }

    /// <summary>The attribute.</summary>
    public AttributeOptions Options { get; }

    /// <summary>The value for a request: that of its user, or of the key of the space that it is about.</summary>
    public long ValueFor(in Message request) => _keys is null ? OfUser(request.User) : OfKey(_keys.KeyOf(request.Draw));

    /// <summary>The value of a user.</summary>
    /// <param name="user">As in <see cref="Message.User"/>.</param>
    public long OfUser(DrawKey user) => Value(user.With(_purpose));

    /// <summary>The value of a key.</summary>
    /// <param name="key">Its popularity rank, from 0.</param>
    public long OfKey(long key) => Value(_ofKeys.With(key));

    private long Value(DrawKey draw)
    {
        var stream = draw.Stream();
        var value = Options.Values.Sample(ref stream);
        return value >= Options.Maximum ? Options.Maximum : value <= 0 ? 0 : (long)(value + 0.5);
    }
}
