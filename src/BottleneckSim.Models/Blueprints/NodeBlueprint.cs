using BottleneckSim.Kernel.Events;
using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Models.Blueprints;

/// <summary>One node as an engine is to make it.</summary>
/// <param name="Index">Its number in the run; never given twice.</param>
/// <param name="Name">Its name, for example <c>shop-1</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Tier">The tier it belongs to.</param>
/// <param name="IsRemoved">Whether a change has taken it out: it drains and leaves.</param>
public sealed record NodeBlueprint(int Index, string Name, NodeKind Kind, TierBlueprint Tier, bool IsRemoved)
{
    /// <summary>The identity that orders events; it derives from the name alone.</summary>
    public NodeId Id { get; } = NodeId.FromName(Name);

    /// <summary>Whether the last change has added it to a tier that was there before: it boots.</summary>
    public bool IsNew { get; init; }

    /// <summary>The node whose storage device it is given, as a database is that is started again; null for one that begins with an empty one, or needs none.</summary>
    public int? Predecessor { get; init; }

    /// <summary>Whether it runs on the machine of before and waits to be restarted on another: its tier's options are those that it was given, not those that its tier has.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>Whether it has crashed: it has lost all it had and refuses calls. Started again, it is a new node with a number and a name of its own.</summary>
    public bool IsCrashed { get; init; }
}
