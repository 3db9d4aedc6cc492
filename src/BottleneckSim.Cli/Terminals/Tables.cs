using Spectre.Console;
using Spectre.Console.Rendering;

namespace BottleneckSim.Cli.Terminals;

/// <summary>The look that all tables share.</summary>
internal static class Tables
{
    /// <summary>Prints a title and begins the table that is to stand below it; a heading that begins with <c>&gt;</c> has its numbers to the right.</summary>
    public static Table Begin(IAnsiConsole console, string title, params ReadOnlySpan<string> headings)
    {
        console.WriteLine(title, Styles.Heading);
        var table = new Table { Border = console.Profile.Capabilities.Unicode ? TableBorder.Rounded : TableBorder.Ascii2 };
        foreach (var heading in headings)
        {
            var isNumber = heading.StartsWith('>');
            var column = new TableColumn(Markup.Escape(isNumber ? heading[1..] : heading));
            table.AddColumn(isNumber ? column.RightAligned() : column.LeftAligned());
        }

        return table;
    }

    /// <summary>Adds a row of plain text.</summary>
    public static void Add(this Table table, params ReadOnlySpan<string> cells)
    {
        var row = new List<IRenderable>(cells.Length);
        foreach (var cell in cells)
            row.Add(new Text(cell));
        table.AddRow(row);
    }

    /// <summary>Adds a row of plain text in one style.</summary>
    public static void Add(this Table table, Style style, params ReadOnlySpan<string> cells)
    {
        var row = new List<IRenderable>(cells.Length);
        foreach (var cell in cells)
            row.Add(new Text(cell, style));
        table.AddRow(row);
    }
}
