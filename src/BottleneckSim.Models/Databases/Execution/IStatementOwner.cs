namespace BottleneckSim.Models.Databases.Execution;

/// <summary>Whoever wants to know when statements are executed.</summary>
internal interface IStatementOwner
{
    /// <summary>A statement is done, its changes durable.</summary>
    void OnExecuted(Statement statement);

    /// <summary>A statement has stopped, as its caller wished; nothing that it did counts.</summary>
    void OnCancelled(Statement statement);
}
