namespace BottleneckSim.Telemetry.Instruments;

/// <summary>The attributes of each (operation, variant), made at first use and kept, so that recording a fact allocates nothing.</summary>
/// <param name="variants">How many variants an operation has, for example one for each outcome.</param>
/// <param name="make">Makes the attributes of one.</param>
internal sealed class TagTable(int variants, Func<int, int, Tag[]> make)
{
    private Tag[]?[] _tags = [];

    public ReadOnlySpan<Tag> this[int operation, int variant]
    {
        get
        {
            var index = (operation * variants) + variant;
            if (index >= _tags.Length)
            {
                Array.Resize(ref _tags, (operation + 1) * variants);
            }

            return _tags[index] ??= make(operation, variant);
        }
    }
}
