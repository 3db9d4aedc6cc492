using BottleneckSim.TestSupport.Files;

namespace BottleneckSim.Architecture.Tests.Repositories;

/// <summary>The files of the repository, without what builds, editors and version control leave in it.</summary>
internal static class RepositoryFiles
{
    private static readonly string[] LeftOut = ["bin", "obj", ".git", ".vs", ".idea", "TestResults", "BenchmarkDotNet.Artifacts", "artifacts"];
    private static readonly string[] Binary = [".nupkg", ".png"];

    /// <summary>Every file, in the order of the paths.</summary>
    public static IReadOnlyList<RepositoryFile> All { get; } =
        [.. Below(new DirectoryInfo(Repository.Root)).OrderBy(file => file.Path, StringComparer.Ordinal)];

    /// <summary>Those that hold text.</summary>
    public static IEnumerable<RepositoryFile> Texts => All.Where(file => !Binary.Contains(Path.GetExtension(file.Path), StringComparer.Ordinal));

    /// <summary>C# below <c>src</c>.</summary>
    public static IEnumerable<RepositoryFile> Source => CSharpBelow("src/");

    /// <summary>C# below <c>tests</c>.</summary>
    public static IEnumerable<RepositoryFile> Tests => CSharpBelow("tests/");

    private static IEnumerable<RepositoryFile> CSharpBelow(string folder) => All.Where(
        file => file.Path.StartsWith(folder, StringComparison.Ordinal) && file.Path.EndsWith(".cs", StringComparison.Ordinal));

    private static IEnumerable<RepositoryFile> Below(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles().Where(file => file.Name != ".git"))
            yield return new(Path.GetRelativePath(Repository.Root, file.FullName).Replace('\\', '/'), file.FullName);

        foreach (var file in folder.EnumerateDirectories().Where(sub => !LeftOut.Contains(sub.Name, StringComparer.Ordinal)).SelectMany(Below))
            yield return file;
    }
}
