namespace BottleneckSim.Observations.Sinks;

/// <summary>Which of the frequent facts a sink wants; the others are not even made.</summary>
[Flags]
public enum ObservationInterests
{
    /// <summary>Only descriptions, changes and samples.</summary>
    None = 0,

    /// <summary>Users' requests.</summary>
    Requests = 1,

    /// <summary>Requests at the servers.</summary>
    ServerRequests = 2,

    /// <summary>Calls between nodes, waits for and uses of pooled connections.</summary>
    Calls = 4,

    /// <summary>Database statements and processed messages.</summary>
    Statements = 8,

    /// <summary>Every job at every resource; for checkers and traces.</summary>
    Jobs = 16,

    /// <summary>Everything.</summary>
    All = Requests | ServerRequests | Calls | Statements | Jobs,
}
