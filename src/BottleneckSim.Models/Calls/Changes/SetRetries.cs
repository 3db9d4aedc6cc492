using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls.Retries;
using BottleneckSim.Models.Changes.Terms;

namespace BottleneckSim.Models.Calls.Changes;

/// <summary>Changes whether and how failed calls are tried again.</summary>
/// <param name="Caller">A web or worker tier, or a load population.</param>
/// <param name="To">The tier that is called.</param>
/// <param name="Retry">How attempts are repeated; null means that they are not.</param>
public sealed record SetRetries(string Caller, string To, RetryOptions? Retry) : CallChange(Caller, To)
{
    /// <inheritdoc />
    public override string Kind => "set-retries";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override string Describe() => Retry is null ? $"{Caller}: do not repeat calls of {To}" : $"{Caller}: up to {Retry.Attempts} attempts for a call of {To}";

    /// <inheritdoc />
    protected override CallPolicy Edit(CallPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy with { Retry = Retry };
    }

    /// <inheritdoc />
    protected override CallChange Opposite(CallPolicy policy, Duration timeout) => this with { Retry = policy?.Retry };
}
