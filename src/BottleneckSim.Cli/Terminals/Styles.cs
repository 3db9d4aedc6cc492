using Spectre.Console;

namespace BottleneckSim.Cli.Terminals;

/// <summary>The colours and what they mean; never the only sign of anything, for pipes and the colour-blind have none.</summary>
internal static class Styles
{
    public static Style Plain { get; } = Style.Plain;

    public static Style Heading { get; } = new(decoration: Decoration.Bold);

    public static Style Good { get; } = new(Color.Green);

    public static Style Warning { get; } = new(Color.Yellow);

    public static Style Bad { get; } = new(Color.Red, decoration: Decoration.Bold);

    public static Style Quiet { get; } = new(Color.Grey);
}
