namespace BottleneckSim.Actors.Members;

/// <summary>A cluster whose members all live in this process and talk over loopback: what distributed runs are tested and measured on.</summary>
public sealed class LoopbackCluster : IDisposable
{
    private readonly List<ActorMember> _members;

    private LoopbackCluster(List<ActorMember> members) => _members = members;

    /// <summary>The members; the first runs the border clock.</summary>
    public IReadOnlyList<ActorMember> Members => _members;

    /// <summary>Starts members one after the other.</summary>
    /// <param name="members">How many: 2 to 8.</param>
    /// <param name="silence">How long a member may be silent before it counts as lost; null means the default of <see cref="ActorMemberOptions"/>.</param>
    public static async Task<LoopbackCluster> StartAsync(int members, TimeSpan? silence = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(members, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(members, 8);
        var codec = new SharedMemoryCodec();
        var options = new ActorMemberOptions();
        options = options with { Silence = silence ?? options.Silence };
        LoopbackCluster cluster = new([]);
        try
        {
            for (var number = 0; number < members; number++)
            {
                cluster._members.Add(await ActorMember.StartAsync(codec, number == 0 ? options : options with { Join = cluster._members[0].Address }));
            }

            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    /// <summary>Stops all members, the last to come first: members that leave together may wait for each other.</summary>
    public void Dispose()
    {
        for (var number = _members.Count - 1; number >= 0; number--)
        {
            _members[number].Dispose();
        }
    }
}
