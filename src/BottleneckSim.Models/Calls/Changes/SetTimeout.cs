using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;

namespace BottleneckSim.Models.Calls.Changes;

/// <summary>Changes how long a caller waits for an answer.</summary>
/// <param name="Caller">A web or worker tier, or a load population.</param>
/// <param name="To">The tier that is called.</param>
/// <param name="Timeout">The new time-out: 1 ms to 1 h.</param>
public sealed record SetTimeout(string Caller, string To, Duration Timeout) : CallChange(Caller, To)
{
    /// <inheritdoc />
    public override string Kind => "set-timeout";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override string Describe() => $"{Caller}: wait at most {Timeout} for {To}";

    /// <inheritdoc />
    protected override Duration Edit(Duration timeout) => Timeout >= Duration.FromMilliseconds(1) && Timeout <= Duration.FromSeconds(3_600)
        ? Timeout
        : throw new ChangeRefusedException($"A time-out must be 1 ms to 1 h, not {Timeout}.");

    /// <inheritdoc />
    protected override CallChange Opposite(CallPolicy policy, Duration timeout) => this with { Timeout = timeout };
}
