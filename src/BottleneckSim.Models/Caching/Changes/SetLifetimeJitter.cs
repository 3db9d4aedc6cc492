using System.Globalization;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Caching.Changes;

/// <summary>Changes by which part of the lifetime entries stored from now on expire earlier, each by its own draw.</summary>
/// <param name="Cache">The cache tier.</param>
/// <param name="Jitter">0 to 1.</param>
public sealed record SetLifetimeJitter(string Cache, double Jitter) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-lifetime-jitter";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => Jitter is >= 0 and <= 1
        ? system.WithTier(system.Cache(Cache) with { LifetimeJitter = Jitter })
        : throw new ChangeRefusedException(string.Create(CultureInfo.InvariantCulture, $"The jitter of a lifetime is 0 to 1, not {Jitter}."));

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Jitter = before.Cache(Cache).LifetimeJitter };

    /// <inheritdoc />
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Cache}: let entries expire up to {100 * Jitter} % of their lifetime earlier");
}
