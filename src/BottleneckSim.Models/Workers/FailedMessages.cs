namespace BottleneckSim.Models.Workers;

/// <summary>What becomes of a message whose work failed.</summary>
public enum FailedMessages
{
    /// <summary>It is acknowledged like any other, and so lost.</summary>
    Acknowledged,

    /// <summary>It is given back to the queue, which delivers it again.</summary>
    GivenBack,
}
