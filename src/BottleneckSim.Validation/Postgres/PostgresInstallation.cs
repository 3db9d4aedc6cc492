using System.Globalization;
using BottleneckSim.Validation.Processes;

namespace BottleneckSim.Validation.Postgres;

/// <summary>PostgreSQL's programs on this machine.</summary>
/// <param name="Folder">The folder that holds <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>.</param>
public sealed record PostgresInstallation(string Folder)
{
    private const string DebianFolder = "/usr/lib/postgresql";
    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres", "psql"];

    /// <summary>Looks in Debian's folders, the newest version first, then on the PATH.</summary>
    /// <param name="whyNot">What is missing, where nothing was found; otherwise empty.</param>
    /// <returns>The installation; null where there is none, or where it cannot be run.</returns>
    public static PostgresInstallation? Find(out string whyNot)
    {
        whyNot = "";
        if (!OperatingSystem.IsLinux())
            whyNot = "a private PostgreSQL is started on Linux only";
        else if (Environment.IsPrivilegedProcess && ShellCommand.Find("setpriv") is null)
            whyNot = "PostgreSQL does not run as root, and 'setpriv' (util-linux), which would give up that right, is not on the PATH";
        var folder = whyNot.Length == 0 ? Folders().FirstOrDefault(HasAll) : null;
        if (whyNot.Length == 0 && folder is null)
            whyNot = $"PostgreSQL ({string.Join(", ", Needed)}) is not installed: apt-get install postgresql";
        return folder is null ? null : new PostgresInstallation(folder);
    }

    /// <summary>The path of one of its programs.</summary>
    public string Program(string name) => Path.Combine(Folder, name);

    private static bool HasAll(string folder) => Needed.All(program => File.Exists(Path.Combine(folder, program)));

    private static IEnumerable<string> Folders()
    {
        var debian = Directory.Exists(DebianFolder) ? Directory.GetDirectories(DebianFolder) : [];
        return debian.OrderByDescending(VersionOf).Select(folder => Path.Combine(folder, "bin"))
            .Concat(ShellCommand.Find("postgres") is { } postgres ? [Path.GetDirectoryName(postgres)!] : []);
    }

    private static int VersionOf(string folder) => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
}
