namespace BottleneckSim.Models.Nodes;

/// <summary>What a message is for.</summary>
public enum MessageKind
{
    /// <summary>A node asks another to do something.</summary>
    Call,

    /// <summary>The answer to a call.</summary>
    Reply,

    /// <summary>A node reminds itself.</summary>
    Timer,

    /// <summary>A caller, or the server of its twin, asks a server to stop work that nobody waits for.</summary>
    Cancel,

    /// <summary>A server tells the caller of a tied call that it has begun.</summary>
    Began,

    /// <summary>A balancer asks whether a node is there; the node's machine answers by itself.</summary>
    Probe,

    /// <summary>A caller tells a database that a transaction is rolled back; there is no answer.</summary>
    RollBack,

    /// <summary>A node of a replicated database tells another about the log, a copy, or how far it is.</summary>
    Replication,

    /// <summary>A node that has booted tells its balancer that it can serve.</summary>
    Ready,

    /// <summary>The storage device of a machine that is gone is put into the one that takes its place: what it holds, for as long as the node lived.</summary>
    Volume,
}
