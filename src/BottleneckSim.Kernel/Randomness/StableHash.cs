using System.Text;

namespace BottleneckSim.Kernel.Randomness;

/// <summary>Hashes that are the same in every process, on every machine and in every version of the runtime.</summary>
/// <remarks>Not for security: anyone can find collisions who wants to.</remarks>
public static class StableHash
{
    private const ulong FowlerNollVoOffset = 0xCBF29CE484222325;
    private const ulong FowlerNollVoPrime = 0x00000100000001B3;
    private const int StackBufferBytes = 256;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Mixes 64 bits so that each input bit changes each output bit with a probability near one half. It is a bijection; zero maps to zero.
    /// Source: Stafford's variant 13 of the MurmurHash3 finaliser, as used in Steele, Lea &amp; Flood,
    /// "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014, figure 16.
    /// </summary>
    /// <param name="bits">Any 64 bits.</param>
    public static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    /// <summary>A 64-bit hash of a name: FNV-1a over its UTF-8 bytes, then <see cref="Mix"/>, because FNV alone is weak in its high bits.</summary>
    /// <param name="name">Any text, also empty.</param>
    /// <exception cref="ArgumentNullException">There is no text.</exception>
    /// <exception cref="EncoderFallbackException">The text holds half a surrogate pair, which UTF-8 cannot say.</exception>
    public static ulong OfName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var byteCount = StrictUtf8.GetByteCount(name);
        Span<byte> buffer = byteCount <= StackBufferBytes ? stackalloc byte[StackBufferBytes] : new byte[byteCount];
        return OfBytes(buffer[..StrictUtf8.GetBytes(name, buffer)]);
    }

    /// <summary>A 64-bit hash of bytes, as <see cref="OfName"/> makes it.</summary>
    /// <param name="bytes">Any bytes, also none.</param>
    public static ulong OfBytes(ReadOnlySpan<byte> bytes) => Mix(FowlerNollVo1a(bytes));

    /// <summary>The plain 64-bit FNV-1a hash (draft-eastlake-fnv, RFC 9923).</summary>
    /// <param name="bytes">Any bytes, also none.</param>
    public static ulong FowlerNollVo1a(ReadOnlySpan<byte> bytes)
    {
        var hash = FowlerNollVoOffset;
        foreach (var value in bytes)
            hash = (hash ^ value) * FowlerNollVoPrime;
        return hash;
    }
}
