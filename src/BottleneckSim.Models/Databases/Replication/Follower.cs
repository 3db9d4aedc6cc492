using BottleneckSim.Models.Databases.Replication.Copies;

namespace BottleneckSim.Models.Databases.Replication;

/// <summary>A replica that the log is sent to, or would be if it were there.</summary>
/// <param name="place">Its place among the instances, which it keeps when it is started again.</param>
internal sealed class Follower(int place)
{
    private const int Nobody = -1;

    /// <summary>Its place among the instances: 1 for the first replica.</summary>
    public int Place { get; } = place;

    /// <summary>The node that is there; below 0 while there is none.</summary>
    public int Node { get; set; } = Nobody;

    /// <summary>Whether the log is sent to it.</summary>
    public bool IsThere => Node != Nobody;

    /// <summary>Up to which record its own log is on its disk.</summary>
    public long Acknowledged { get; set; }

    /// <summary>The last record that there was when it came back; it counts for commits once it has that.</summary>
    public long CatchesUpTo { get; set; }

    /// <summary>Up to which record it had the log when it came back.</summary>
    public long HasUpTo { get; set; }

    /// <summary>The copy that it is being sent.</summary>
    public BaseCopy? Copy { get; set; }

    /// <summary>Whether commits may have to wait for it. Not for one that is being copied or catches up.</summary>
    public bool Counts => IsThere && Copy is null && Acknowledged >= CatchesUpTo;

    /// <summary>Its node is gone.</summary>
    public void Leave() => Node = Nobody;
}
