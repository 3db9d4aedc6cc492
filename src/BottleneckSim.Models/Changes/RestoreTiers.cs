using System.Collections.Immutable;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Changes;

/// <summary>Puts whole tiers back as they were: takes back a change whose opposite cannot be said in one word.</summary>
/// <remarks>Later edits of the same tiers are lost; that is why changes prefer an opposite of their own wherever it is exact.</remarks>
/// <param name="Undone">The change that is taken back.</param>
/// <param name="Tiers">The tiers as they were; null for one that was not there.</param>
public sealed record RestoreTiers(Change Undone, ImmutableSortedDictionary<string, TierOptions?> Tiers) : Change
{
    /// <inheritdoc />
    public override string Kind => "restore-tiers";

    /// <inheritdoc />
    public override ChangeTerms Terms => new() { Until = "what it puts back is booted, drained or built", Work = "what it puts back", ChangesMachines = true };

    /// <summary>The change's own opposite if it brings the named tiers back exactly; otherwise one that puts them back whole.</summary>
    /// <param name="undone">The change to take back.</param>
    /// <param name="opposite">Its own opposite.</param>
    /// <param name="before">The system before it.</param>
    /// <param name="tiers">The tiers that it edits, adds or removes.</param>
    /// <exception cref="ChangeRefusedException">The change does not fit the system.</exception>
    public static Change Unless(Change undone, Change opposite, SystemDescription before, params string[] tiers)
    {
        var after = undone.Apply(before);
        try
        {
            var back = opposite.Apply(after);
            if (tiers.All(name => TierComparison.Same(before.Tiers.GetValueOrDefault(name), back.Tiers.GetValueOrDefault(name))))
            {
                return opposite;
            }
        }
        catch (ChangeRefusedException)
        {
            // The opposite does not even fit.
        }

        return Of(undone, before, tiers);
    }

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system with
    {
        Tiers = Tiers.Aggregate(system.Tiers, (all, one) => one.Value is { } tier ? all.SetItem(one.Key, tier) : all.Remove(one.Key)),
    };

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => Of(this, before, [.. Tiers.Keys]);

    /// <inheritdoc />
    public override string Describe() => $"take back: {Undone.Describe()}";

    /// <summary>A change that puts the named tiers back as they were before another one.</summary>
    /// <param name="undone">The change to take back.</param>
    /// <param name="before">The system before it.</param>
    /// <param name="tiers">The tiers that it edits, adds or removes.</param>
    internal static RestoreTiers Of(Change undone, SystemDescription before, params string[] tiers) =>
        new(undone, tiers.Distinct(StringComparer.Ordinal).ToImmutableSortedDictionary(name => name, name => before.Tiers.GetValueOrDefault(name), StringComparer.Ordinal));
}
