namespace BottleneckSim.Scenarios.Documents;

/// <summary>A place in a text, line and column counted from 1.</summary>
internal readonly record struct Position(int Line, int Column)
{
    public static Position Start => new(1, 1);
}
