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
}
