using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Caching.Changes;

/// <summary>Changes what becomes of a cache's entry when an endpoint writes its key.</summary>
/// <param name="Use">The writes.</param>
/// <param name="Then">What becomes of the entry.</param>
public sealed record InvalidateOnWrite(CacheUse Use, CacheOnWrite Then) : Change
{
    /// <inheritdoc />
    public override string Kind => "invalidate-on-write";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        _ = system.Writes(Use);
        return system.WithSteps(Use, step => step is WriteKeyStep write && write.Cache == Use.Cache && write.KeySpace == Use.KeySpace ? write with { Then = Then } : step);
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) =>
        RestoreTiers.Unless(this, this with { Then = before.Writes(Use)[0].Then }, before, Use.Tier);

    /// <inheritdoc />
    public override string Describe() => $"{Use.Tier}: {Then switch
    {
        CacheOnWrite.Invalidate => "remove",
        CacheOnWrite.Update => "update",
        _ => "leave",
    }} the entry in {Use.Cache} when {Use.Endpoint} writes one of {Use.KeySpace}";
}
