namespace BottleneckSim.Models.Queues;

/// <summary>The messages that were delivered and not acknowledged, by their receipts.</summary>
internal sealed class MessagesInFlight
{
    private readonly Dictionary<long, Held> _messages = [];
    private long _receipts;

    public int Count => _messages.Count;

    /// <summary>All receipts, in the order of delivery.</summary>
    public List<long> Receipts => [.. _messages.Keys.Order()];

    /// <summary>A message goes to a consumer.</summary>
    /// <returns>Its receipt.</returns>
    public long Add(in StoredMessage message, int consumer)
    {
        _messages.Add(_receipts, new Held(message, consumer));
        return _receipts++;
    }

    public bool Contains(long receipt) => _messages.ContainsKey(receipt);

    public bool Remove(long receipt, out StoredMessage message)
    {
        var isThere = _messages.Remove(receipt, out var held);
        message = held.Message;
        return isThere;
    }

    /// <summary>Whether a consumer has any.</summary>
    public bool AreWith(int consumer) => _messages.Values.Any(held => held.Consumer == consumer);

    /// <summary>The receipts that a consumer holds, in the order of delivery.</summary>
    public List<long> ReceiptsOf(int consumer) => [.. _messages.Where(one => one.Value.Consumer == consumer).Select(one => one.Key).Order()];

    private readonly record struct Held(StoredMessage Message, int Consumer);
}
