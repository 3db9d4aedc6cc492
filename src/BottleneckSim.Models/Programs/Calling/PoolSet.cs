using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Resources.Slots;
using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Models.Programs.Calling;

/// <summary>The connection pools of a node, by the numbers of the blueprint.</summary>
internal sealed class PoolSet(ProgramNode node, ISlotClient client)
{
    private readonly List<ConnectionPool> _pools = [];

    public ConnectionPool this[int pool] => _pools[pool];

    /// <summary>Makes the pools that are named for the first time.</summary>
    public void AddResources()
    {
        var names = node.Self.Tier.PoolNames;
        for (var index = _pools.Count; index < names.Length; index++)
        {
            var name = names[index];
            var pool = new ConnectionPool(node, client, node.Sink, node.Resources.Next);
            node.Resources.Add(() => Describe(name), pool.Sample);
            _pools.Add(pool);
        }
    }

    public void Configure(ProgramTierOptions options)
    {
        for (var index = 0; index < _pools.Count; index++)
        {
            if (options.Pools.TryGetValue(node.Self.Tier.PoolNames[index], out var pool))
            {
                _pools[index].Configure(pool);
            }
        }
    }

    private ResourceDescription Describe(string name) =>
        new($"pool {name}", ResourceKind.ConnectionPool, WaitingLimit: node.Options.Pools.GetValueOrDefault(name)?.MaximumWaiting);
}
