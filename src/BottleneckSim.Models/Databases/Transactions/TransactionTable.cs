using BottleneckSim.Models.Resources.Slots;

namespace BottleneckSim.Models.Databases.Transactions;

/// <summary>The transactions in progress at a database, reused so that none is made in steady state.</summary>
/// <remarks>A roll-back may overtake the first statement of its transaction on the way; its number is kept until that arrives.</remarks>
internal sealed class TransactionTable
{
    /// <summary>More overtaken statements than this are never remembered; the oldest are forgotten.</summary>
    private const int MostOvertaken = 100_000;

    private readonly Dictionary<long, Transaction> _bySession = [];
    private readonly Stack<Transaction> _free = new();
    private readonly HashSet<long> _overtaken = [];
    private readonly Queue<long> _overtakenInOrder = new();
    private long _number;

    /// <summary>Transactions that callers have begun and not ended.</summary>
    public int ExplicitCount => _bySession.Count;

    /// <summary>Those.</summary>
    public IEnumerable<Transaction> Explicit => _bySession.Values;

    /// <summary>The transaction of a session; null where there is none.</summary>
    public Transaction? Find(long session) => _bySession.GetValueOrDefault(session);

    /// <summary>Begins a transaction that its caller will end.</summary>
    public Transaction Begin(long session, SlotHold connection)
    {
        var transaction = Rent(session, connection);
        _bySession.Add(session, transaction);
        return transaction;
    }

    /// <summary>Begins the transaction of one statement.</summary>
    public Transaction BeginSingle() => Rent(0, default);

    /// <summary>A transaction has ended; it holds nothing any more.</summary>
    public void End(Transaction transaction)
    {
        if (transaction.IsExplicit)
        {
            _bySession.Remove(transaction.Session);
        }

        _free.Push(transaction);
    }

    /// <summary>A roll-back has come before its transaction's first statement.</summary>
    public void NoteOvertaken(long session)
    {
        if (_overtaken.Add(session))
        {
            _overtakenInOrder.Enqueue(session);
        }

        if (_overtakenInOrder.Count > MostOvertaken)
        {
            _overtaken.Remove(_overtakenInOrder.Dequeue());
        }
    }

    /// <summary>Whether a transaction was rolled back before its first statement, which comes now.</summary>
    public bool WasOvertaken(long session) => _overtaken.Remove(session);

    private Transaction Rent(long session, SlotHold connection)
    {
        if (!_free.TryPop(out var transaction))
        {
            transaction = new Transaction();
        }

        transaction.Begin(_number++, session, connection);
        return transaction;
    }
}
