using System.Globalization;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls.Retries;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;

namespace BottleneckSim.Models.Calls.Changes;

/// <summary>Bounds (or frees) the retries of calls that have some.</summary>
/// <param name="Caller">A web or worker tier, or a load population.</param>
/// <param name="To">The tier that is called.</param>
/// <param name="Budget">What share of calls may be retried; null means any.</param>
public sealed record SetRetryBudget(string Caller, string To, RetryBudgetOptions? Budget) : CallChange(Caller, To)
{
    /// <inheritdoc />
    public override string Kind => "set-retry-budget";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override string Describe() => Budget is null ? $"{Caller}: no bound on retries of {To}" : $"{Caller}: retries of {To} for at most {(Budget.Ratio * 100).ToString(CultureInfo.InvariantCulture)} % of the calls";

    /// <inheritdoc />
    protected override CallPolicy Edit(CallPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.Retry is { } retry
            ? policy with { Retry = retry with { Budget = Budget } }
            : throw new ChangeRefusedException($"'{Caller}' makes calls of '{To}' that are not retried; a budget bounds retries: use set-retries first.");
    }

    /// <inheritdoc />
    protected override CallChange Opposite(CallPolicy policy, Duration timeout) => this with { Budget = policy?.Retry?.Budget };
}
