using System.Globalization;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Caching.Changes;

/// <summary>Changes how eagerly entries are made anew before they expire.</summary>
/// <param name="Cache">The cache tier.</param>
/// <param name="Eagerness">β of XFetch: 0, never, to 100; 1 is the usual choice.</param>
public sealed record SetEarlyRefresh(string Cache, double Eagerness) : Change
{
    private const double Most = 100;

    /// <inheritdoc />
    public override string Kind => "set-early-refresh";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => Eagerness is >= 0 and <= Most
        ? system.WithTier(system.Cache(Cache) with { EarlyRefresh = Eagerness })
        : throw new ChangeRefusedException(string.Create(CultureInfo.InvariantCulture, $"The eagerness of early refresh is 0 to {Most}, not {Eagerness}."));

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Eagerness = before.Cache(Cache).EarlyRefresh };

    /// <inheritdoc />
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Cache}: refresh entries early with eagerness {Eagerness}");
}
