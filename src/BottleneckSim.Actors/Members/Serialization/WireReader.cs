using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BottleneckSim.Actors.Facts;
using BottleneckSim.Actors.Supervision;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Costs;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Actors.Members.Serialization;

/// <summary>Reads what <see cref="WireWriter"/> wrote.</summary>
internal sealed class WireReader(byte[] bytes) : IDisposable
{
    private readonly BinaryReader _reader = new(new MemoryStream(bytes, writable: false));

    public int ReadInt() => _reader.ReadInt32();

    public ulong ReadULong() => _reader.ReadUInt64();

    public bool ReadBool() => _reader.ReadBoolean();

    public string ReadString() => _reader.ReadString();

    public Instant ReadInstant() => Instant.FromNanoseconds(_reader.ReadInt64());

    public List<T> ReadAll<T>()
        where T : unmanaged
    {
        var count = ReadCount(Unsafe.SizeOf<T>());
        List<T> values = new(count);
        CollectionsMarshal.SetCount(values, count);
        _reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(values)));
        return values;
    }

    public FactLog ReadFacts()
    {
        FactLog facts = new((ObservationInterests)ReadInt());
        var log = _reader.ReadBytes(ReadCount(1));
        var records = Enumerable.Range(0, ReadCount(1)).Select(_ => ReadBool() ? (object)ReadDescription() : ReadChange()).ToList();
        facts.Restore(log, records);
        return facts;
    }

    public NodeCrash ReadCrash() => new(ReadInstant(), ReadInt(), ReadString(), ReadString());

    /// <summary>A number of things that follow; no more than there can be in the bytes that are left.</summary>
    public int ReadCount(int smallestBytes)
    {
        var count = ReadInt();
        var left = _reader.BaseStream.Length - _reader.BaseStream.Position;
        return count >= 0 && (long)count * smallestBytes <= left
            ? count
            : throw new InvalidDataException($"A message of another member claims {count} items where {left} bytes are left.");
    }

    public void Dispose() => _reader.Dispose();

    private ChangeApplied ReadChange() => new(ReadInstant(), ReadString(), (ChangeOrigin)ReadInt(), ReadInt(), ReadString());

    private NodeDescribed ReadDescription()
    {
        var (time, node, name, tier, kind, isGone) = (ReadInstant(), ReadInt(), ReadString(), ReadString(), (NodeKind)ReadInt(), ReadBool());
        var resources = Enumerable.Range(0, ReadCount(1)).Select(_ => ReadResource()).ToArray();
        var operations = Enumerable.Range(0, ReadCount(1)).Select(_ => new OperationDescription(ReadString(), ReadString(), ReadString())).ToArray();
        var size = new MachineSize(ReadInt(), (long)ReadULong()) { Disk = (DiskKind)ReadInt(), DiskBytes = (long)ReadULong() };
        var tables = Enumerable.Range(0, ReadCount(1)).Select(_ => ReadString()).ToArray();
        return new NodeDescribed(time, node, name, tier, kind, resources, operations, isGone, size) { Tables = tables };
    }

    private ResourceDescription ReadResource()
    {
        var (name, kind, unit, limit) = (ReadString(), (ResourceKind)ReadInt(), ReadInt(), ReadInt());
        return new ResourceDescription(name, kind, unit, limit < 0 ? null : limit);
    }
}
