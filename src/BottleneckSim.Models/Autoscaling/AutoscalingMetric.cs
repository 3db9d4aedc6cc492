namespace BottleneckSim.Models.Autoscaling;

/// <summary>What an autoscaler keeps near its target.</summary>
public enum AutoscalingMetric
{
    /// <summary>The mean utilisation of the instances' processors, 0 to 1.</summary>
    Cpu,

    /// <summary>The mean number of requests in an instance, in progress or waiting for a worker.</summary>
    Concurrency,

    /// <summary>Messages that wait in the workers' queue, divided by the number of instances.</summary>
    QueueDepth,
}
