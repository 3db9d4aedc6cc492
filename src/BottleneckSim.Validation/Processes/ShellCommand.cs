using System.ComponentModel;
using System.Diagnostics;

namespace BottleneckSim.Validation.Processes;

/// <summary>Runs a program to its end and keeps what it says.</summary>
public static class ShellCommand
{
    /// <summary>Runs a program.</summary>
    /// <param name="program">Its name on the PATH, or its path.</param>
    /// <param name="arguments">Its arguments; nothing is interpreted by a shell.</param>
    /// <param name="timeout">How long it may take; afterwards it is killed.</param>
    /// <param name="input">What it reads from its standard input; null means nothing.</param>
    /// <returns>What it wrote to its standard output.</returns>
    /// <exception cref="InvalidOperationException">It could not be started, took too long, or failed; the message holds what it said.</exception>
    public static string Run(string program, IEnumerable<string> arguments, TimeSpan timeout, string? input = null)
    {
        using var process = Start(program, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input ?? "");
        process.StandardInput.Close();
        if (!process.WaitForExit(timeout))
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"'{program}' did not end within {timeout.TotalSeconds:F0} s and was killed.");
        }

        if (process.ExitCode != 0)
            throw new InvalidOperationException($"'{program}' failed with exit code {process.ExitCode}: {error.Result.Trim()} {output.Result.Trim()}");
        return output.Result;
    }

    /// <summary>Where a program is; null where it is not on the PATH.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    private static Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"'{program}' cannot be started: {exception.Message}.", exception);
        }
    }
}
