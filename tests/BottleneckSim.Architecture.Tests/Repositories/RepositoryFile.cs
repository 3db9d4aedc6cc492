namespace BottleneckSim.Architecture.Tests.Repositories;

/// <summary>A file of the repository.</summary>
/// <param name="Path">Its path from the root, with slashes.</param>
/// <param name="FullPath">Where it is on this machine.</param>
internal sealed record RepositoryFile(string Path, string FullPath)
{
    /// <summary>Its name without folders.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Its folder from the root; empty for the root.</summary>
    public string Folder => Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.LastIndexOf('/')] : "";

    /// <summary>The project that it belongs to: the second folder of <c>src/P/…</c> and <c>tests/P/…</c>.</summary>
    public string Project => Path.Split('/') is [_, var project, _, ..] ? project : "";

    /// <summary>All its lines.</summary>
    public string[] ReadLines() => File.ReadAllLines(FullPath);

    /// <summary>All its text.</summary>
    public string ReadText() => File.ReadAllText(FullPath);
}
