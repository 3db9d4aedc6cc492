using System.Collections.Immutable;
using System.Globalization;
using BottleneckSim.Validation.Processes;

namespace BottleneckSim.Validation.Postgres;

/// <summary>A PostgreSQL server of our own in a temporary folder. It listens on a Unix socket in that folder only; disposing stops it and removes everything.</summary>
/// <remarks>
/// <code>
/// temporary folder ─┬─ data         initdb, postgresql.conf from the settings
///                   ├─ log
///                   └─ .s.PGSQL.…   the socket: nobody else's server is touched, no port is taken
/// </code>
/// PostgreSQL refuses to run as root. Root gives the folder to the user <c>postgres</c> and runs it as that user.
/// </remarks>
public sealed class PostgresCluster : IDisposable
{
    /// <summary>The database and its owner.</summary>
    public const string UserName = "postgres";

    private const string PostmasterFile = "postmaster.pid";
    private const int StopAttempts = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly PostgresInstallation _installation;
    private readonly DirectoryInfo _folder;

    private PostgresCluster(PostgresInstallation installation, DirectoryInfo folder) => (_installation, _folder) = (installation, folder);

    /// <summary>The folder of its socket: the <c>Host</c> of a connection string, the <c>-h</c> of psql and pgbench.</summary>
    public string SocketFolder => _folder.FullName;

    /// <summary>For Npgsql.</summary>
    public string ConnectionString => $"Host={SocketFolder};Username={UserName};Database={UserName}";

    /// <summary>The process that is the parent of all its other processes.</summary>
    public int PostmasterId => int.Parse(File.ReadLines(Path.Combine(DataFolder, PostmasterFile)).First(), CultureInfo.InvariantCulture);

    /// <summary>Where its files are.</summary>
    public string DataFolder => Path.Combine(_folder.FullName, "data");

    /// <summary>Makes an empty cluster and starts it.</summary>
    /// <param name="installation">From <see cref="PostgresInstallation.Find"/>.</param>
    /// <param name="settings">What postgresql.conf shall say, such as <c>shared_buffers</c> and <c>256MB</c>.</param>
    /// <exception cref="InvalidOperationException">It did not start; the message holds what PostgreSQL said.</exception>
    public static PostgresCluster Start(PostgresInstallation installation, ImmutableSortedDictionary<string, string> settings)
    {
        ArgumentNullException.ThrowIfNull(installation);
        ArgumentNullException.ThrowIfNull(settings);
        var cluster = new PostgresCluster(installation, Directory.CreateTempSubdirectory("bottlenecksim-postgres-"));
        try
        {
            cluster.Start(settings);
            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    /// <summary>Has psql execute statements, stopping at the first that fails.</summary>
    /// <returns>The rows, unaligned, without titles; columns parted by <c>|</c>.</returns>
    /// <exception cref="InvalidOperationException">One failed.</exception>
    public string Execute(string statements) => ShellCommand.Run(
        _installation.Program("psql"), ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", SocketFolder, "-U", UserName, "-d", UserName], Patience, statements);

    /// <inheritdoc />
    public void Dispose()
    {
        for (var attempt = 0; attempt < StopAttempts && File.Exists(Path.Combine(DataFolder, PostmasterFile)); attempt++)
            TryStop();
        if (_folder.Exists)
            _folder.Delete(recursive: true);
    }

    private void Start(ImmutableSortedDictionary<string, string> settings)
    {
        if (Environment.IsPrivilegedProcess)
            ShellCommand.Run("chown", [UserName, _folder.FullName], Patience);
        AsOwner("initdb", "-D", DataFolder, "-U", UserName, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        var own = settings.SetItem("listen_addresses", "").SetItem("unix_socket_directories", SocketFolder);
        File.AppendAllLines(Path.Combine(DataFolder, "postgresql.conf"), own.Select(setting => $"{setting.Key} = '{setting.Value}'"));
        var log = Path.Combine(_folder.FullName, "log");
        try
        {
            AsOwner("pg_ctl", "start", "-w", "-s", "-D", DataFolder, "-l", log);
        }
        catch (InvalidOperationException exception) when (File.Exists(log))
        {
            throw new InvalidOperationException($"PostgreSQL did not start: {File.ReadAllText(log).Trim()}", exception);
        }
    }

    private void TryStop()
    {
        try
        {
            AsOwner("pg_ctl", "stop", "-w", "-s", "-m", "immediate", "-D", DataFolder);
        }
        catch (InvalidOperationException)
        {
            // It may have stopped by itself; the next look at its file tells.
        }
    }

    private void AsOwner(string program, params string[] arguments)
    {
        var path = _installation.Program(program);
        if (Environment.IsPrivilegedProcess)
            ShellCommand.Run("setpriv", [$"--reuid={UserName}", $"--regid={UserName}", "--init-groups", path, .. arguments], Patience);
        else
            ShellCommand.Run(path, arguments, Patience);
    }
}
