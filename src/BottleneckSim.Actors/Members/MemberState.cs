using Akka.Actor;
using BottleneckSim.Actors.Windows;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Actors.Members;

/// <summary>What the border clock knows of a member.</summary>
internal sealed class MemberState(int number, Address address, ICanTell host)
{
    public int Number { get; } = number;

    public Address Address { get; } = address;

    /// <summary>The member's clock; before the run begins, who makes it.</summary>
    public ICanTell Clock { get; set; } = host;

    /// <summary>The member's clock as the one to watch.</summary>
    public IActorRef? Watched { get; set; }

    /// <summary>The earliest event still to come there.</summary>
    public Instant Next { get; set; } = Instant.MaxValue;

    /// <summary>Messages for it that are due in the window in hand.</summary>
    public List<TimedMessage> Inbound { get; set; } = [];

    public bool IsAsked { get; set; }

    public bool IsLost { get; set; }

    /// <summary>Its answer in the round in hand.</summary>
    public ClockReport? Report { get; set; }
}
