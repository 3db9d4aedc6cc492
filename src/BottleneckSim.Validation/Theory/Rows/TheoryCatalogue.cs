using System.Collections.Immutable;
using BottleneckSim.Validation.Theory.Runs;

namespace BottleneckSim.Validation.Theory.Rows;

/// <summary>All systems of the table in their fixed order, from which the seeds follow: new ones come last.</summary>
internal static class TheoryCatalogue
{
    public static ImmutableArray<TheorySystem> All() =>
    [
        .. SingleServerRows.Exponentials(),
        .. SingleServerRows.Constants(),
        .. SingleServerRows.Generals(),
        .. SingleServerRows.Shared(),
        .. ManyServerRows.Unbounded(),
        .. ManyServerRows.Delays(),
        .. ManyServerRows.Bounded(),
        .. ManyServerRows.Losses(),
        .. NetworkRows.Jackson(),
        .. NetworkRows.Bcmp(),
        .. ClosedNetworkRows.OneClass(),
        .. ClosedNetworkRows.TwoClasses(),
        .. CacheRows.Capacities(),
        .. CacheRows.Lifetimes(),
        .. TwoChoicesRows.All(),
        .. ForkJoinRows.All(),
        .. RetryRows.All(),
        .. ManyServerRows.MoreBounded(),
        .. ManyServerRows.MoreLosses(),
        .. ManyServerRows.MoreDelays(),
        .. SingleServerRows.Fair(),
        .. SingleServerRows.HeavyGenerals(),
        .. SingleServerRows.HeavyShared(),
        .. SingleServerRows.HeavyConstants(),
        .. ManyServerRows.HeavyUnbounded(),
        .. NetworkRows.HeavyJackson(),
        .. NetworkRows.HeavyBcmp(),
        .. NetworkRows.Tandems(),
        .. ForkJoinRows.HeavyTwo(),
        .. ForkJoinRows.MoreBounds(),
        .. TwoChoicesRows.More(),
        .. ManyServerRows.HeavyFour(),
    ];
}
