using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Calls.Copies;

/// <summary>A twin of a call to another instance after a delay; whichever begins first cancels the other. Nothing is sent where there is only one instance.</summary>
/// <remarks>
/// Source: Dean and Barroso, The Tail at Scale, CACM 2013: a delay of twice the mean network delay spares the case in which both begin while the
/// cancellations are under way.
/// </remarks>
/// <param name="After">The delay: 0 to 1 h, default 1 ms.</param>
public sealed record TieOptions(Duration After)
{
    /// <summary>The delay where none is written.</summary>
    public static Duration DefaultAfter => Duration.FromMilliseconds(1);
}
