using BottleneckSim.Actors.Members;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Actors.Windows;

/// <summary>What can be asked of a clock. Each is answered by one <see cref="ClockReport"/>; one is under way at a time.</summary>
/// <param name="From">How far the run has come: every event before it is done.</param>
internal abstract record ClockCommand(Instant From);

/// <summary>Begin a run: make the nodes of one member and start them at instant zero.</summary>
internal sealed record Launch(SystemDescription System, ulong Seed, ObservationInterests Interests, NodePlacement Placement, int Member, int MemberCount)
    : ClockCommand(Instant.Zero);

/// <summary>Handle every event before an instant.</summary>
/// <param name="From">Nothing is due before it.</param>
/// <param name="Until">The bound.</param>
/// <param name="Inbound">Messages from other members that are due before it.</param>
internal sealed record Advance(Instant From, Instant Until, List<TimedMessage> Inbound) : ClockCommand(From);

/// <summary>Apply a change at an instant, before every event of that instant.</summary>
internal sealed record Reconfigure(Instant Now, Change Change, ChangeOrigin Origin) : ClockCommand(Now);

/// <summary>Ask every node for its samples.</summary>
internal sealed record TakeSamples(Instant Now) : ClockCommand(Now);

/// <summary>Stop a node's actor: the node crashes.</summary>
internal sealed record StopNode(Instant Now, int Node) : ClockCommand(Now);

/// <summary>A member is lost: its nodes have crashed and new ones begin in their stead.</summary>
/// <param name="Now">From when on.</param>
/// <param name="Member">The lost member.</param>
/// <param name="Progress">How far its nodes had come.</param>
internal sealed record Adopt(Instant Now, int Member, List<NodeProgress> Progress) : ClockCommand(Now);

/// <summary>A command that came over the wire and could not be read.</summary>
internal sealed record Unreadable(string Reason) : ClockCommand(Instant.Zero);

/// <summary>Say how far every node has come; answered by <see cref="RunProgress"/>.</summary>
internal sealed record DescribeProgress;
