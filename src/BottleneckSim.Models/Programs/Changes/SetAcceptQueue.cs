using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Web;

namespace BottleneckSim.Models.Programs.Changes;

/// <summary>Changes how many requests may wait for a worker on each node of a web tier; those that wait already stay.</summary>
/// <param name="Tier">A web tier.</param>
/// <param name="Length">Requests that may wait: 0 to 1,000,000.</param>
public sealed record SetAcceptQueue(string Tier, int Length) : Change
{
    /// <summary>The longest queue.</summary>
    public const int MaximumLength = 1_000_000;

    /// <inheritdoc />
    public override string Kind => "set-accept-queue";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithTier(
        Web(system) with { AcceptQueue = SystemEdits.RequireRange("The accept queue", Length, 0, MaximumLength) });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Length = Web(before).AcceptQueue };

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: let {Length} requests wait for a worker on each node";

    private WebOptions Web(SystemDescription system) => system.Tier<WebOptions>(Tier, "web tier");
}
