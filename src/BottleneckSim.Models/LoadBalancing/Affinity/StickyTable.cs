using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Resources.Slots;

namespace BottleneckSim.Models.LoadBalancing.Affinity;

/// <summary>Which instance each user's cookie names. Bounded: the longest known user is forgotten first.</summary>
internal sealed class StickyTable
{
    private const int MaximumUsers = 1_000_000;

    private readonly Dictionary<DrawKey, int> _instances = [];
    private readonly RingBuffer<DrawKey> _order = new();

    /// <summary>The user's instance, or −1.</summary>
    public int Find(DrawKey user) => _instances.GetValueOrDefault(user, -1);

    public void Set(DrawKey user, int instance)
    {
        if (_instances.ContainsKey(user))
        {
            _instances[user] = instance;
            return;
        }

        if (_instances.Count == MaximumUsers)
        {
            _instances.Remove(_order.Dequeue());
        }

        _instances.Add(user, instance);
        _order.Enqueue(user);
    }

    public void Clear()
    {
        _instances.Clear();
        while (_order.Count > 0)
        {
            _order.Dequeue();
        }
    }
}
