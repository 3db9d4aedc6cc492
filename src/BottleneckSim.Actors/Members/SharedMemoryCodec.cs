using System.Globalization;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Actors.Members;

/// <summary>For members that share a process: the text is the number of a drawer in which the object lies.</summary>
/// <remarks>The drawers are used in turn, so what was written is there until as many others were written.</remarks>
public sealed class SharedMemoryCodec : RunCodec
{
    private const int Drawers = 4_096;
    private readonly object?[] _drawers = new object?[Drawers];
    private int _next;

    /// <inheritdoc />
    public override string Write(SystemDescription system) => Put(system);

    /// <inheritdoc />
    public override SystemDescription ReadSystem(string text) => (SystemDescription)Get(text);

    /// <inheritdoc />
    public override string Write(Change change) => Put(change);

    /// <inheritdoc />
    public override Change ReadChange(string text) => (Change)Get(text);

    private string Put(object value)
    {
        lock (_drawers)
        {
            _drawers[_next % Drawers] = value;
            return _next++.ToString(CultureInfo.InvariantCulture);
        }
    }

    private object Get(string text)
    {
        lock (_drawers)
        {
            var number = int.Parse(text, CultureInfo.InvariantCulture);
            return number >= _next - Drawers && number < _next ? _drawers[number % Drawers]! : throw new InvalidOperationException(
                $"Nothing lies in drawer {text}: members that are not in one process need a codec that writes text. The run cannot go on.");
        }
    }
}
