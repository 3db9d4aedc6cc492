using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Locking.Changes;

/// <summary>Sets how long a statement waits for a locked row before it fails (<c>lock_timeout</c>). Who waits already keeps waiting as long as was said before.</summary>
/// <param name="Database">The database's tier.</param>
/// <param name="Timeout">1 ms to 1 h; null for ever.</param>
public sealed record SetLockTimeout(string Database, Duration? Timeout) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-lock-timeout";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.With(system.Database(Database) with { LockTimeout = Timeout });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Timeout = before.Database(Database).LockTimeout };

    /// <inheritdoc />
    public override string Describe() => Timeout is { } timeout
        ? $"{Database}: statements wait at most {timeout} for a locked row"
        : $"{Database}: statements wait for a locked row as long as it takes";
}
