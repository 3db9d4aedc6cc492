namespace BottleneckSim.Models.Resources.Timeouts;

/// <summary>Whoever sets time-outs.</summary>
public interface ITimeoutClient
{
    /// <summary>Whether the ticket's wait is still on; time-outs of ended waits are dropped.</summary>
    bool IsPending(long ticket);

    /// <summary>The ticket's time is up.</summary>
    void OnTimeout(long ticket);
}
