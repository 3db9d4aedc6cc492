namespace BottleneckSim.Validation.Speed;

/// <summary>What a request of the shop passes.</summary>
[Flags]
public enum ShopPart
{
    /// <summary>Arrival, two links, a web server that computes once, and the digest of all that.</summary>
    Web = 0,

    /// <summary>A balancer in front of two web servers.</summary>
    Balancer = 1,

    /// <summary>A second computation on the web server.</summary>
    SecondCompute = 2,

    /// <summary>A look-up in a cache, and a store after a miss.</summary>
    Cache = 4,

    /// <summary>A query of the database after a miss; needs <see cref="Cache"/>.</summary>
    Database = 8,

    /// <summary>A message in a queue, and a worker that does the job.</summary>
    Queue = 16,
}
