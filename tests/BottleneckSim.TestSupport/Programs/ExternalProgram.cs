using System.Diagnostics;

namespace BottleneckSim.TestSupport.Programs;

/// <summary>Other people's programs that some tests need.</summary>
public static class ExternalProgram
{
    /// <summary>The full path of a program on the PATH; null where it is not installed.</summary>
    public static string? Find(string name)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var fileName = OperatingSystem.IsWindows() ? name + ".exe" : name;
        return folders.Select(folder => Path.Combine(folder, fileName)).FirstOrDefault(File.Exists);
    }

    /// <summary>Runs a program to its end.</summary>
    /// <param name="name">Its name on the PATH.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="standardInput">What it reads.</param>
    /// <returns>Its exit code and all it wrote.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(string name, IReadOnlyList<string> arguments, string standardInput = "")
    {
        using var process = Start(name, arguments, redirectInput: true);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(standardInput);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    internal static Process Start(string name, IReadOnlyList<string> arguments, bool redirectInput)
    {
        var start = new ProcessStartInfo(Find(name) ?? throw new FileNotFoundException($"The program '{name}' is not on the PATH."), arguments)
        {
            RedirectStandardInput = redirectInput,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        return Process.Start(start) ?? throw new InvalidOperationException($"'{name}' did not start.");
    }
}
