using BottleneckSim.Actors.Facts;
using BottleneckSim.Actors.Supervision;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Actors.Windows;

/// <summary>The answer to a <see cref="ClockCommand"/>.</summary>
internal sealed record ClockReport
{
    /// <summary>The member that answers.</summary>
    public required int Member { get; init; }

    /// <summary>The earliest event that is still to come on this member.</summary>
    public required Instant Next { get; init; }

    /// <summary>Messages to nodes on other members.</summary>
    public required List<TimedMessage> Outbound { get; init; }

    /// <summary>What the member's nodes told; empty if the clock has told its sink already.</summary>
    public required FactLog Facts { get; init; }

    /// <summary>How far those nodes have come that did anything.</summary>
    public required List<NodeProgress> Progress { get; init; }

    /// <summary>Nodes that crashed meanwhile.</summary>
    public required List<NodeCrash> Crashes { get; init; }

    /// <summary>What a person should know, for example that a border is too fast to be worth its while.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Why the command was not carried out; null if it was.</summary>
    public Exception? Failure { get; init; }
}
