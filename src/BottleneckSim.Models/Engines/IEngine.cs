using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Changes;

namespace BottleneckSim.Models.Engines;

/// <summary>Runs a system: handles its events in order, applies changes at an instant, and tells its sink what happens.</summary>
/// <remarks>Not thread-safe. The same system, seed and changes give the same digest on every engine, operating system and processor.</remarks>
public interface IEngine : IDisposable
{
    /// <summary>The engine's name for headers and reports: <c>sequential</c> or <c>actors</c>.</summary>
    string Name { get; }

    /// <summary>How far the run has come: every event before this instant is done, none at or after it.</summary>
    Instant Now { get; }

    /// <summary>The system as it stands after the changes applied so far.</summary>
    SystemDescription System { get; }

    /// <summary>Events handled so far, all nodes together.</summary>
    long HandledEvents { get; }

    /// <summary>The hash over everything that every node did so far, as 16 hexadecimal digits.</summary>
    string Digest { get; }

    /// <summary>Handles every event before <paramref name="instant"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies before <see cref="Now"/>.</exception>
    void AdvanceTo(Instant instant);

    /// <summary>Applies a change at <see cref="Now"/>, before every event of that instant; nodes keep their state.</summary>
    /// <exception cref="ChangeRefusedException">It does not fit; nothing has changed and the run can go on.</exception>
    void Apply(Change change, ChangeOrigin origin);

    /// <summary>Asks every node for its samples at <see cref="Now"/>; they go to the engine's sink. Has no influence on the run.</summary>
    void Sample();
}
