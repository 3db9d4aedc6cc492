namespace BottleneckSim.Models.LoadBalancing.Affinity;

/// <summary>What keeps a user's requests together.</summary>
public enum AffinityKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A cookie: a user stays with the instance that had the first request, for as long as it is in service.</summary>
    User,
}
