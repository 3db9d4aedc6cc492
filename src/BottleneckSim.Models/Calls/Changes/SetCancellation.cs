using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes.Terms;

namespace BottleneckSim.Models.Calls.Changes;

/// <summary>Changes whether a server is told to stop work that nobody waits for any more.</summary>
/// <param name="Caller">A web or worker tier, or a load population.</param>
/// <param name="To">The tier that is called.</param>
/// <param name="CancelsAbandoned">Whether the server is told.</param>
public sealed record SetCancellation(string Caller, string To, bool CancelsAbandoned) : CallChange(Caller, To)
{
    /// <inheritdoc />
    public override string Kind => "set-cancellation";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override string Describe() => CancelsAbandoned ? $"{Caller}: tell {To} to stop abandoned work" : $"{Caller}: let {To} finish abandoned work";

    /// <inheritdoc />
    protected override CallPolicy Edit(CallPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy with { CancelsAbandoned = CancelsAbandoned };
    }

    /// <inheritdoc />
    protected override CallChange Opposite(CallPolicy policy, Duration timeout) => this with { CancelsAbandoned = policy is { CancelsAbandoned: true } };
}
