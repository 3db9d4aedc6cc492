using BottleneckSim.Observations.Network;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Resources;

namespace BottleneckSim.Grading.Measurements;

/// <summary>The samples of one node's line to a tier, as those of a resource with one server: what waits are messages.</summary>
internal sealed class LineSamples(MeasurementPlan plan)
{
    private readonly LinkSampled[] _first = new LinkSampled[plan.Windows.Length];
    private readonly LinkSampled[] _last = new LinkSampled[plan.Windows.Length];

    public void Take(in LinkSampled fact)
    {
        for (var window = 0; window < plan.Windows.Length; window++)
        {
            if (fact.Time <= plan.Windows[window].From)
                _first[window] = fact;
            if (fact.Time <= plan.Windows[window].To)
                _last[window] = fact;
        }
    }

    public ResourceUse In(int window, NodeDescribed node, string tier) => new(
        node.Name, node.Tier, node.Kind, $"line to {tier}", ResourceKind.NetworkLine, 1, plan.Windows[window].Length, Resource(_first[window]), Resource(_last[window]));

    private static ResourceSampled Resource(in LinkSampled line) => new(
        line.Time, line.Node, 0, line.Messages > 0 ? 1 : 0, 0, 0, line.CapacityNanoseconds, line.BusyNanoseconds, line.BusyNanoseconds + line.WaitingNanoseconds, line.WaitingNanoseconds,
        line.Messages, line.Messages, 0);
}
