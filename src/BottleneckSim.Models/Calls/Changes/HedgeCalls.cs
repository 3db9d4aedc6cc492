using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls.Copies;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;

namespace BottleneckSim.Models.Calls.Changes;

/// <summary>Sends a copy of a slow call to another instance; the first answer wins.</summary>
/// <param name="Caller">A web or worker tier, or a load population.</param>
/// <param name="To">The tier that is called.</param>
/// <param name="Hedge">When a copy is sent; null means never.</param>
public sealed record HedgeCalls(string Caller, string To, HedgeOptions? Hedge) : CallChange(Caller, To)
{
    /// <inheritdoc />
    public override string Kind => "hedge-calls";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override string Describe() => Hedge is null ? $"{Caller}: no copies of calls of {To}" : $"{Caller}: a copy of a call of {To} that takes more than {Hedge.After}";

    /// <inheritdoc />
    protected override CallPolicy Edit(CallPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Hedge is not null && policy.Tie is not null
            ? throw new ChangeRefusedException($"'{Caller}' ties its calls of '{To}'; a call has a hedge or a tie, not both.")
            : policy with { Hedge = Hedge };
    }

    /// <inheritdoc />
    protected override CallChange Opposite(CallPolicy policy, Duration timeout) => this with { Hedge = policy?.Hedge };
}
