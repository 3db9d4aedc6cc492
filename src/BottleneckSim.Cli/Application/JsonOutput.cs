using System.Text.Json;
using System.Text.Json.Nodes;
using BottleneckSim.Cli.Terminals;

namespace BottleneckSim.Cli.Application;

/// <summary>Writes results for programs.</summary>
internal static class JsonOutput
{
    /// <summary>What stands for standard output.</summary>
    public const string StandardOutput = "-";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Whether the JSON takes the place of tables.</summary>
    public static bool IsOnlyOutput(string? file) => file == StandardOutput;

    /// <summary>Writes it where it is wanted, if it is.</summary>
    /// <exception cref="MistakeException">The file cannot be written.</exception>
    public static void Write(Terminal terminal, string? file, Func<JsonNode> json)
    {
        if (file is null)
            return;
        var text = json().ToJsonString(Indented);
        if (IsOnlyOutput(file))
        {
            terminal.Output.WriteLine(text);
            return;
        }

        try
        {
            File.WriteAllText(file, text + "\n");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new MistakeException($"--json: '{file}' cannot be written: {exception.Message}");
        }
    }
}
