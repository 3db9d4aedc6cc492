namespace BottleneckSim.Models.Nodes;

/// <summary>An array that grows by segments: what is there stays where it is, so that a million entries are never copied nor held twice.</summary>
/// <remarks>
/// <code>
/// segments ─► [0 … 4095] [4096 … 8191] …      a node with little to do has one short segment
/// </code>
/// </remarks>
/// <typeparam name="T">What is kept.</typeparam>
internal sealed class SegmentedArray<T>
    where T : struct
{
    private const int SegmentBits = 12;
    private const int SegmentLength = 1 << SegmentBits;
    private const int FirstLength = 64;

    private T[][] _segments = [new T[FirstLength]];
    private int _used = 1;

    /// <summary>Entries there is room for.</summary>
    public int Length { get; private set; } = FirstLength;

    /// <summary>An entry.</summary>
    public ref T this[int index] => ref _segments[index >> SegmentBits][index & (SegmentLength - 1)];

    /// <summary>Makes room for more entries.</summary>
    public void Grow()
    {
        if (Length < SegmentLength)
        {
            Length *= 2;
            Array.Resize(ref _segments[0], Length);
            return;
        }

        if (_used == _segments.Length)
        {
            Array.Resize(ref _segments, 2 * _used);
        }

        _segments[_used++] = new T[SegmentLength];
        Length += SegmentLength;
    }
}
