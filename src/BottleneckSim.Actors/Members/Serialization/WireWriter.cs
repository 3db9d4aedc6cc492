using System.Runtime.InteropServices;
using BottleneckSim.Actors.Facts;
using BottleneckSim.Actors.Supervision;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Actors.Members.Serialization;

/// <summary>Writes what members say to each other; <see cref="WireReader"/> reads it in the same order.</summary>
internal sealed class WireWriter : IDisposable
{
    private readonly MemoryStream _stream = new();
    private readonly BinaryWriter _writer;

    public WireWriter() => _writer = new BinaryWriter(_stream);

    public byte[] ToArray() => _stream.ToArray();

    public void Write(int value) => _writer.Write(value);

    public void Write(ulong value) => _writer.Write(value);

    public void Write(bool value) => _writer.Write(value);

    public void Write(string value) => _writer.Write(value);

    public void Write(Instant value) => _writer.Write(value.Nanoseconds);

    /// <summary>Plain values as they lie in memory.</summary>
    public void WriteAll<T>(List<T> values)
        where T : unmanaged
    {
        _writer.Write(values.Count);
        _writer.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(values)));
    }

    public void Write(FactLog facts)
    {
        _writer.Write((int)facts.Interests);
        _writer.Write(facts.Bytes.Length);
        _writer.Write(facts.Bytes);
        _writer.Write(facts.Records.Count);
        foreach (var record in facts.Records)
        {
            _writer.Write(record is NodeDescribed);
            if (record is NodeDescribed description)
            {
                Write(description);
            }
            else
            {
                Write((ChangeApplied)record);
            }
        }
    }

    public void Write(NodeCrash crash)
    {
        Write(crash.Time);
        Write(crash.Node);
        Write(crash.Name);
        Write(crash.Reason);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _stream.Dispose();
    }

    private void Write(ChangeApplied change)
    {
        Write(change.Time);
        Write(change.Description);
        Write((int)change.Origin);
        Write(change.Number);
        Write(change.Kind);
    }

    private void Write(NodeDescribed node)
    {
        Write(node.Time);
        Write(node.Node);
        Write(node.Name);
        Write(node.Tier);
        Write((int)node.Kind);
        Write(node.IsGone);
        Write(node.Resources.Count);
        foreach (var resource in node.Resources)
        {
            Write(resource.Name);
            Write((int)resource.Kind);
            Write(resource.WorkUnitsPerNanosecond);
            Write(resource.WaitingLimit ?? -1);
        }

        Write(node.Operations.Count);
        foreach (var operation in node.Operations)
        {
            Write(operation.Name);
            Write(operation.Subject);
            Write(operation.Verb);
        }

        Write(node.Size.Cores);
        Write((ulong)node.Size.MemoryBytes);
        Write((int)node.Size.Disk);
        Write((ulong)node.Size.DiskBytes);
        Write(node.Tables.Count);
        foreach (var table in node.Tables)
        {
            Write(table);
        }
    }
}
