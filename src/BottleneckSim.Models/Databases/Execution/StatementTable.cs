namespace BottleneckSim.Models.Databases.Execution;

/// <summary>The statements in execution, reused so that none is made in steady state.</summary>
internal sealed class StatementTable
{
    private readonly List<Statement> _statements = [];
    private readonly Stack<int> _free = new();

    /// <summary>The statements in execution, in order of their slots.</summary>
    public IEnumerable<Statement> Active => _statements.Where(statement => statement.Prepared is not null);

    /// <summary>The statement in a slot.</summary>
    public Statement this[long slot] => _statements[(int)slot];

    /// <summary>A statement to be filled in.</summary>
    public Statement Rent()
    {
        if (!_free.TryPop(out var slot))
        {
            slot = _statements.Count;
            _statements.Add(new Statement(slot));
        }

        var statement = _statements[slot];
        statement.Reset();
        return statement;
    }

    /// <summary>Takes back a statement that is done.</summary>
    public void Return(Statement statement)
    {
        statement.Prepared = null!;
        _free.Push(statement.Slot);
    }
}
