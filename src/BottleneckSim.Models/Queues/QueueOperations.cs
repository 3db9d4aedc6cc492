namespace BottleneckSim.Models.Queues;

/// <summary>The commands that a broker understands besides the sending of jobs, which are operations by their own names.</summary>
public static class QueueOperations
{
    /// <summary>A consumer waits for a message.</summary>
    public const string Receive = "receive";

    /// <summary>A consumer has done a message's work.</summary>
    public const string Acknowledge = "acknowledge";
}
