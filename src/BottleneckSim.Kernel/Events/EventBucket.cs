namespace BottleneckSim.Kernel.Events;

/// <summary>Some events in no order: the number of the chunk that is being filled, and how many events there are in all.</summary>
internal struct EventBucket
{
    public int Chunk;
    public int Count;
}
