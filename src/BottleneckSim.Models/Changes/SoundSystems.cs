using BottleneckSim.Models.Blueprints;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Changes;

/// <summary>For changes that put in whole parts a person wrote: whether every name in them leads somewhere.</summary>
internal static class SoundSystems
{
    /// <summary>The system, if it can run.</summary>
    /// <exception cref="ChangeRefusedException">It cannot; the message says why.</exception>
    public static SystemDescription RequireSound(this SystemDescription system)
    {
        try
        {
            SystemCompiler.Compile(system);
            return system;
        }
        catch (InvalidSystemException invalid)
        {
            throw new ChangeRefusedException(invalid.Message);
        }
    }
}
