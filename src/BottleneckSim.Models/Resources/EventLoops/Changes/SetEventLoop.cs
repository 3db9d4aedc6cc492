using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Resources.EventLoops.Changes;

/// <summary>
/// Lets the requests of a tier share event loops, moves the steps of a label off the loop, or gives every request a thread again. Pieces of work in hand end where
/// they are.
/// </summary>
/// <param name="Tier">The tier.</param>
/// <param name="EventLoop">The loops; null means a thread for every request.</param>
public sealed record SetEventLoop(string Tier, EventLoopOptions? EventLoop) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-event-loop";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        if (EventLoop is { } loop)
        {
            SystemEdits.RequireRange("Event loops", loop.Loops, 1, EventLoopOptions.MaximumLoops);
            SystemEdits.RequireRange("Threads of the pool", loop.PoolThreads, 1, EventLoopOptions.MaximumPoolThreads);
        }

        return system.WithTier(system.Host(Tier) with { EventLoop = EventLoop });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { EventLoop = before.Host(Tier).EventLoop };

    /// <inheritdoc />
    public override string Describe() => EventLoop switch
    {
        null => $"{Tier}: a thread for every request",
        { OffLoad: { } label } loop => $"{Tier}: {loop.Loops} event loops a node, steps '{label}' on {loop.PoolThreads} threads",
        { } loop => $"{Tier}: {loop.Loops} event loops a node",
    };
}
