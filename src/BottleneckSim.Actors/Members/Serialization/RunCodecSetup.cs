using Akka.Actor.Setup;

namespace BottleneckSim.Actors.Members.Serialization;

/// <summary>Brings the codec into an actor system, where the serialiser finds it.</summary>
internal sealed class RunCodecSetup(RunCodec codec) : Setup
{
    public RunCodec Codec { get; } = codec;
}
