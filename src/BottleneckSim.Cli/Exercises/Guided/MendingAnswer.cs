using BottleneckSim.Cli.Catalogues;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Reading;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Cli.Exercises.Guided;

/// <summary>Reads what the person wants to do: a number or a name of the menu, or a file of changes of their own.</summary>
internal static class MendingAnswer
{
    private const string FileWord = "file ";

    /// <summary>The choice; null if the answer is none. Mistakes in a file are told.</summary>
    public static MendingChoice? Read(string answer, IReadOnlyList<Fix> menu, LoadedScenario loaded, Terminal terminal)
    {
        if (answer.StartsWith(FileWord, StringComparison.Ordinal))
            return OwnChanges(answer[FileWord.Length..].Trim(), loaded, terminal);
        if (Numbered.Read(answer, menu.Count) is { } number)
            return new MendingChoice(number == 0 ? null : menu[number - 1]);
        return menu.FirstOrDefault(fix => fix.Name == answer) is { } named ? new MendingChoice(named) : null;
    }

    private static MendingChoice? OwnChanges(string path, LoadedScenario loaded, Terminal terminal)
    {
        var result = ChangeFileReader.Read(path, loaded.Scenario, loaded.Truth is null ? [] : loaded.Truth.Faults);
        foreach (var mistake in result.Mistakes)
            terminal.Output.WriteLine(mistake);
        if (result.Value is not { Changes.IsEmpty: false } file)
            return null;
        var forbidden = file.Changes.Select(change => change.Change.Kind).FirstOrDefault(kind => !loaded.Scenario.AllowedChanges.Contains(kind));
        if (forbidden is not null)
        {
            terminal.Output.WriteLine($"You may not use {forbidden} here; allowed: {string.Join(", ", loaded.Scenario.AllowedChanges)}.");
            return null;
        }

        // The verdict makes all of them at the schedule's instant, whatever the file says of instants.
        var changes = file.Changes.Select(change => change.Change).ToList();
        return new MendingChoice(new Fix(
            "own-changes", string.Join("; ", changes.Select(change => change.Describe())), FixVerdict.Wrong, "", [.. changes], []));
    }
}
