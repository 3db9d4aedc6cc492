namespace BottleneckSim.Models.Databases.Execution;

/// <summary>Whoever wants to know when statements are executed.</summary>
internal interface IStatementOwner
{
    /// <summary>A statement is done, its changes durable.</summary>
    void OnExecuted(Statement statement);
}
