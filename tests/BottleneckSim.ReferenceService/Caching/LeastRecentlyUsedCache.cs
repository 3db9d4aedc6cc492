namespace BottleneckSim.ReferenceService.Caching;

/// <summary>A bounded map that throws out what was not asked for the longest.</summary>
internal sealed class LeastRecentlyUsedCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _nodes = new(capacity);
    private readonly LinkedList<(TKey Key, TValue Value)> _newestFirst = new();

    /// <summary>Finds a value and makes it the newest.</summary>
    public bool TryGet(TKey key, out TValue? value)
    {
        lock (_lock)
        {
            if (!_nodes.TryGetValue(key, out var node))
            {
                value = default;
                return false;
            }

            _newestFirst.Remove(node);
            _newestFirst.AddFirst(node);
            value = node.Value.Value;
            return true;
        }
    }

    /// <summary>Stores a value as the newest; the oldest goes when there is no room.</summary>
    public void Put(TKey key, TValue value)
    {
        lock (_lock)
        {
            if (_nodes.Remove(key, out var known))
                _newestFirst.Remove(known);
            else if (_nodes.Count == capacity)
                RemoveOldest();
            _nodes[key] = _newestFirst.AddFirst((key, value));
        }
    }

    private void RemoveOldest()
    {
        _nodes.Remove(_newestFirst.Last!.Value.Key);
        _newestFirst.RemoveLast();
    }
}
