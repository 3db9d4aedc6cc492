using System.Runtime.CompilerServices;

namespace BottleneckSim.Kernel.Events;

/// <summary>What moves when events are put in order: the key and the number of the slot that holds the payload; 32 bytes.</summary>
/// <remarks>The parts are passed and written one by one: a read that spans several recent writes stalls the processor.</remarks>
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
internal readonly struct PendingEvent(ulong time, ulong upper, ulong lower, int slot)
{
    public readonly ulong Time = time;
    public readonly ulong Upper = upper;
    public readonly ulong Lower = lower;
    public readonly int Slot = slot;

    public EventKey Key
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new((long)Time, Upper, Lower);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool ComesBefore(in PendingEvent other) => ComesBefore(other.Time, other.Upper, other.Lower);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool ComesBefore(ulong time, ulong upper, ulong lower)
    {
        if (Time != time)
        {
            return Time < time;
        }

        return Upper != upper ? Upper < upper : Lower < lower;
    }
}
