using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls.Breakers;
using BottleneckSim.Models.Changes.Terms;

namespace BottleneckSim.Models.Calls.Changes;

/// <summary>Puts a circuit breaker before calls, changes it, or takes it away.</summary>
/// <param name="Caller">A web or worker tier, or a load population.</param>
/// <param name="To">The tier that is called.</param>
/// <param name="Breaker">When calls are refused without trying; null means never.</param>
public sealed record SetBreaker(string Caller, string To, BreakerOptions? Breaker) : CallChange(Caller, To)
{
    /// <inheritdoc />
    public override string Kind => "set-breaker";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override string Describe() => Breaker is null ? $"{Caller}: no breaker before {To}" : $"{Caller}: a breaker before {To} that opens at {Breaker.Failures} failures";

    /// <inheritdoc />
    protected override CallPolicy Edit(CallPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy with { Breaker = Breaker };
    }

    /// <inheritdoc />
    protected override CallChange Opposite(CallPolicy policy, Duration timeout) => this with { Breaker = policy?.Breaker };
}
