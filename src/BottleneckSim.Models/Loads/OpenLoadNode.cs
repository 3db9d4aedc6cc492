using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Loads;

/// <summary>Requests that come whether or not earlier ones were answered.</summary>
/// <remarks>
/// <code>
/// gap ──► request ──► gap ──► request …     gaps exponential (Poisson) or equal
/// </code>
/// </remarks>
public sealed class OpenLoadNode : LoadNode
{
    private const double NanosecondsPerSecond = 1e9;
    private static readonly Purpose Gap = new("arrival-gap");
    private static readonly Purpose Visitor = new("visitor");

    private Distribution _gap = new ConstantDistribution(NanosecondsPerSecond);
    private long _arrival;

    /// <summary>Prepares the arrivals.</summary>
    public OpenLoadNode(NodeContext context)
        : base(context)
    {
    }

    /// <inheritdoc />
    protected override void OnStart()
    {
        base.OnStart();
        ArmNext();
    }

    /// <inheritdoc />
    /// <remarks>The gap in progress ends as it was drawn; the next one has the new rate.</remarks>
    protected override void OnReconfigure()
    {
        base.OnReconfigure();
        var load = (OpenLoadOptions)Self.Tier.Load!;
        var mean = NanosecondsPerSecond / load.ArrivalsPerSecond;
        _gap = load.Process == ArrivalProcess.Poisson ? new ExponentialDistribution(mean) : new ConstantDistribution(mean);
    }

    /// <inheritdoc />
    protected override void OnOwnTimer(long ticket)
    {
        if (Self.IsRemoved)
        {
            return;
        }

        var draw = NodeDraw.With(_arrival);
        var users = ((OpenLoadOptions)Self.Tier.Load!).Visitors;
        Issue(draw, 0, users is { } many ? NodeDraw.With(Visitor).With(draw.With(Visitor).Below(many)) : draw);
        _arrival++;
        ArmNext();
    }

    /// <inheritdoc />
    protected override void OnFinished(int user)
    {
    }

    private void ArmNext()
    {
        var stream = NodeDraw.With(_arrival).With(Gap).Stream();
        SetTimer(Now + _gap.SampleDuration(ref stream), OwnTimer, 0);
    }
}
