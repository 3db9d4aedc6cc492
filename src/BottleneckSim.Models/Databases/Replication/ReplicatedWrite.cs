using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Databases.Replication;

/// <summary>A write that replicas are to be told of when it is committed.</summary>
/// <param name="Call">The statement's call.</param>
/// <param name="Bytes">Bytes of its records.</param>
internal readonly record struct ReplicatedWrite(Message Call, long Bytes);
