using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Actors.Members;

/// <summary>Writes systems and changes as text for members of a cluster, and reads them there.</summary>
/// <remarks>
/// Everything else that crosses a process border is plain data and has its bytes from this project. A system is not: only the composition root knows
/// the scenario files that systems and changes are written in. Members in one process use <see cref="SharedMemoryCodec"/>; for members in different
/// processes the composition root derives one that writes a scenario's text and a change's text, and reads them with the scenario reader.
/// </remarks>
public abstract class RunCodec
{
    /// <summary>Writes a system.</summary>
    /// <exception cref="NotSupportedException">This codec cannot write it; the run does not begin.</exception>
    public abstract string Write(SystemDescription system);

    /// <summary>Reads a system.</summary>
    public abstract SystemDescription ReadSystem(string text);

    /// <summary>Writes a change.</summary>
    /// <exception cref="NotSupportedException">This codec cannot write it; the change is not made.</exception>
    public abstract string Write(Change change);

    /// <summary>Reads a change.</summary>
    public abstract Change ReadChange(string text);
}
