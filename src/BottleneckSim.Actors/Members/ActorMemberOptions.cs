namespace BottleneckSim.Actors.Members;

/// <summary>Where a member of a cluster listens and whom it joins.</summary>
public sealed record ActorMemberOptions
{
    /// <summary>The address it listens on. Default: loopback only.</summary>
    public string Hostname { get; init; } = "127.0.0.1";

    /// <summary>The port: 0 to 65,535; 0 (default) lets the operating system choose.</summary>
    public int Port { get; init; }

    /// <summary>The address of a member to join; null (default) begins a cluster.</summary>
    public string? Join { get; init; }

    /// <summary>What Akka.NET writes to standard output: <c>OFF</c> (default), <c>ERROR</c>, <c>WARNING</c>, <c>INFO</c> or <c>DEBUG</c>.</summary>
    public string LogLevel { get; init; } = "OFF";

    /// <summary>How long a member may be silent before it counts as lost: 1 s to 10 min, default 30 s. Short ones take a busy machine for a dead one.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);
}
