using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls.Copies;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;

namespace BottleneckSim.Models.Calls.Changes;

/// <summary>Sends a twin of each call to another instance; whichever begins first cancels the other.</summary>
/// <param name="Caller">A web or worker tier, or a load population.</param>
/// <param name="To">The tier that is called.</param>
/// <param name="Tie">When a twin is sent; null means never.</param>
public sealed record TieCalls(string Caller, string To, TieOptions? Tie) : CallChange(Caller, To)
{
    /// <inheritdoc />
    public override string Kind => "tie-calls";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override string Describe() => Tie is null ? $"{Caller}: no twins of calls of {To}" : $"{Caller}: a twin of each call of {To} after {Tie.After}";

    /// <inheritdoc />
    protected override CallPolicy Edit(CallPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Tie is not null && policy.Hedge is not null
            ? throw new ChangeRefusedException($"'{Caller}' hedges its calls of '{To}'; a call has a hedge or a tie, not both.")
            : policy with { Tie = Tie };
    }

    /// <inheritdoc />
    protected override CallChange Opposite(CallPolicy policy, Duration timeout) => this with { Tie = policy?.Tie };
}
