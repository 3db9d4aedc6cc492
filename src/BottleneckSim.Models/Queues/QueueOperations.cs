namespace BottleneckSim.Models.Queues;

/// <summary>The commands that a broker understands besides the sending of jobs, which are operations by their own names.</summary>
public static class QueueOperations
{
    /// <summary>A consumer waits for messages: as many as the call's value says beyond the first.</summary>
    public const string Receive = "receive";

    /// <summary>A consumer has done the work of messages: the call's value is the receipt of the first, its salt how many follow it.</summary>
    public const string Acknowledge = "acknowledge";

    /// <summary>A consumer gives messages back, told in the same way, because their work failed.</summary>
    public const string GiveBack = "give-back";

    /// <summary>The connection of a consumer is gone, with whatever it had asked for.</summary>
    public const string Disconnect = "disconnect";
}
