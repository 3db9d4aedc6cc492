using Akka.Actor;
using Akka.Serialization;
using BottleneckSim.Actors.Windows;

namespace BottleneckSim.Actors.Members.Serialization;

/// <summary>The bytes of what border clock and member clocks say to each other.</summary>
/// <remarks>Never throws on what comes in: a message that cannot be read becomes one that says so, and the run fails with the reason instead of waiting for ever.</remarks>
internal sealed class RunSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    /// <summary>The largest message; above the remoting's bound it would vanish without a word.</summary>
    public const int MaximumBytes = 64 << 20;

    private const string Command = "c";
    private const string Report = "r";

    public override int Identifier => 20_512;

    public override string Manifest(object o) => o is ClockReport ? Report : Command;

    public override byte[] ToBinary(object obj)
    {
        var bytes = obj is ClockReport report ? ReportWire.Write(report) : CommandWire.Write((ClockCommand)obj, Codec());
        return bytes.Length <= MaximumBytes || obj is not ClockReport large
            ? bytes
            : ReportWire.Write(large with
            {
                Outbound = [],
                Progress = [],
                Facts = new Facts.FactLog(large.Facts.Interests),
                Failure = new InvalidOperationException($"One window's facts fill {bytes.Length} bytes; at most {MaximumBytes} can cross a border at once."),
            });
    }

    public override object FromBinary(byte[] bytes, string manifest)
    {
        try
        {
            return string.Equals(manifest, Report, StringComparison.Ordinal) ? ReportWire.Read(bytes) : CommandWire.Read(bytes, Codec());
        }
        catch (Exception defect)
        {
            return new Unreadable($"A message from another member cannot be read: {defect.Message} The run cannot go on.");
        }
    }

    private RunCodec Codec() => this.system.Settings.Setup.Get<RunCodecSetup>().Value.Codec;
}
