using System.Collections.Immutable;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Caching.Changes;

/// <summary>Changes how the origin is asked whether an expired entry is still right, so that it need not be made anew.</summary>
/// <param name="Use">The look-ups.</param>
/// <param name="Validate">The steps that ask; empty means that expired entries are made anew.</param>
public sealed record SetValidation(CacheUse Use, ImmutableArray<Step> Validate) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-validation";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithLookUps(Use, step => step with { Validate = Validate });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) =>
        RestoreTiers.Unless(this, this with { Validate = before.LookUps(Use)[0].Validate }, before, Use.Tier);

    /// <inheritdoc />
    public override string Describe() => Validate.IsEmpty
        ? $"{Use.Tier}: make expired entries of {Use.KeySpace} in {Use.Cache} anew for {Use.Endpoint}"
        : $"{Use.Tier}: ask whether expired entries of {Use.KeySpace} in {Use.Cache} are still right for {Use.Endpoint}";
}
