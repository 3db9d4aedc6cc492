using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using BottleneckSim.Actors.Facts;
using BottleneckSim.Actors.Windows;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Actors.Members.Serialization;

/// <summary>A <see cref="ClockCommand"/> on the wire.</summary>
internal static class CommandWire
{
    /// <summary>What both sides must agree on, since plain values cross as they lie in memory: the builds of models, facts and this project.</summary>
    private static string Build { get; } = string.Join(
        ' ',
        typeof(Message).Module.ModuleVersionId,
        typeof(ObservationSink).Module.ModuleVersionId,
        typeof(CommandWire).Module.ModuleVersionId,
        Unsafe.SizeOf<TimedMessage>(),
        Unsafe.SizeOf<FactHeader>(),
        BitConverter.IsLittleEndian);

    public static byte[] Write(ClockCommand command, RunCodec codec)
    {
        using WireWriter writer = new();
        writer.Write(command.GetType().Name);
        switch (command)
        {
            case Launch launch:
                Write(writer, launch, codec);
                break;
            case Advance advance:
                writer.Write(advance.From);
                writer.Write(advance.Until);
                writer.WriteAll(advance.Inbound);
                break;
            case Reconfigure reconfigure:
                writer.Write(reconfigure.Now);
                writer.Write(codec.Write(reconfigure.Change));
                writer.Write((int)reconfigure.Origin);
                break;
            case TakeSamples samples:
                writer.Write(samples.Now);
                break;
            case StopNode stop:
                writer.Write(stop.Now);
                writer.Write(stop.Node);
                break;
            case Adopt adopt:
                writer.Write(adopt.Now);
                writer.Write(adopt.Member);
                writer.WriteAll(adopt.Progress);
                break;
            case Unreadable unreadable:
                writer.Write(unreadable.Reason);
                break;
            default:
                throw new NotSupportedException($"Command {command.GetType().Name} has no bytes.");
        }

        return writer.ToArray();
    }

    public static ClockCommand Read(byte[] bytes, RunCodec codec)
    {
        using WireReader reader = new(bytes);
        var name = reader.ReadString();
        return name switch
        {
            nameof(Launch) => ReadLaunch(reader, codec),
            nameof(Advance) => new Advance(reader.ReadInstant(), reader.ReadInstant(), reader.ReadAll<TimedMessage>()),
            nameof(Reconfigure) => new Reconfigure(reader.ReadInstant(), codec.ReadChange(reader.ReadString()), (ChangeOrigin)reader.ReadInt()),
            nameof(TakeSamples) => new TakeSamples(reader.ReadInstant()),
            nameof(StopNode) => new StopNode(reader.ReadInstant(), reader.ReadInt()),
            nameof(Adopt) => new Adopt(reader.ReadInstant(), reader.ReadInt(), reader.ReadAll<NodeProgress>()),
            nameof(Unreadable) => new Unreadable(reader.ReadString()),
            _ => throw new InvalidDataException($"There is no command '{name}'."),
        };
    }

    private static void Write(WireWriter writer, Launch launch, RunCodec codec)
    {
        writer.Write(Build);
        writer.Write(codec.Write(launch.System));
        writer.Write(launch.Seed);
        writer.Write((int)launch.Interests);
        writer.Write(launch.Placement.ByKind.Count);
        foreach (var (kind, member) in launch.Placement.ByKind)
        {
            writer.Write((int)kind);
            writer.Write(member);
        }

        writer.Write(launch.Placement.ByTier.Count);
        foreach (var (tier, member) in launch.Placement.ByTier)
        {
            writer.Write(tier);
            writer.Write(member);
        }

        writer.Write(launch.Member);
        writer.Write(launch.MemberCount);
    }

    private static Launch ReadLaunch(WireReader reader, RunCodec codec)
    {
        var build = reader.ReadString();
        if (!string.Equals(build, Build, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"All members must run the same build; this one is {Build}, the other {build}.");
        }

        var (system, seed, interests) = (codec.ReadSystem(reader.ReadString()), reader.ReadULong(), (ObservationInterests)reader.ReadInt());
        var placement = new NodePlacement
        {
            ByKind = Enumerable.Range(0, reader.ReadCount(8)).Select(_ => KeyValuePair.Create((NodeKind)reader.ReadInt(), reader.ReadInt())).ToImmutableSortedDictionary(),
            ByTier = Enumerable.Range(0, reader.ReadCount(5)).Select(_ => KeyValuePair.Create(reader.ReadString(), reader.ReadInt()))
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
        return new Launch(system, seed, interests, placement, reader.ReadInt(), reader.ReadInt());
    }
}
