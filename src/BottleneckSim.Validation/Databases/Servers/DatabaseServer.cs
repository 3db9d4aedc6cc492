using System.Collections.Immutable;
using System.Globalization;
using BottleneckSim.Validation.Postgres;
using BottleneckSim.Validation.Processes;
using Npgsql;

namespace BottleneckSim.Validation.Databases.Servers;

/// <summary>A private PostgreSQL with the settings of the comparison, and connections to it.</summary>
/// <remarks>
/// Parallel plans and just-in-time compilation are switched off, since the simulated database has neither; vacuum is run by hand, and there
/// is no checkpoint while times are taken. All else that touches plans or durability is PostgreSQL's default.
/// </remarks>
public sealed class DatabaseServer : IDisposable
{
    private readonly PostgresInstallation _installation;
    private readonly PostgresCluster _cluster;
    private readonly NpgsqlDataSource _source;

    private DatabaseServer(PostgresInstallation installation, PostgresCluster cluster)
    {
        (_installation, _cluster) = (installation, cluster);
        _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { CommandTimeout = 600, Timeout = 30, MaxPoolSize = 64 });
    }

    /// <summary>The folder of its socket and data.</summary>
    public string Folder => _cluster.SocketFolder;

    /// <summary>Where its files are.</summary>
    public string DataFolder => _cluster.DataFolder;

    /// <summary>The parent of the server's processes.</summary>
    public int PostmasterId => _cluster.PostmasterId;

    /// <summary>Makes and starts one.</summary>
    /// <param name="installation">The programs.</param>
    /// <param name="sharedBuffersMebibytes">Its buffer pool.</param>
    /// <exception cref="InvalidOperationException">It did not start.</exception>
    public static DatabaseServer Start(PostgresInstallation installation, int sharedBuffersMebibytes)
    {
        var settings = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["autovacuum"] = "off",
            ["checkpoint_timeout"] = "1h",
            ["jit"] = "off",
            ["max_parallel_maintenance_workers"] = "0",
            ["max_parallel_workers_per_gather"] = "0",
            ["max_wal_size"] = "8GB",
            ["shared_buffers"] = string.Create(CultureInfo.InvariantCulture, $"{sharedBuffersMebibytes}MB"),
        });
        return new DatabaseServer(installation, PostgresCluster.Start(installation, settings));
    }

    /// <summary>An open connection; the caller disposes of it.</summary>
    public NpgsqlConnection Open() => _source.OpenConnection();

    /// <summary>Runs statements that return nothing.</summary>
    /// <param name="sql">The statements.</param>
    public void Execute(string sql)
    {
        using var connection = Open();
        connection.Execute(sql);
    }

    /// <summary>Runs one of PostgreSQL's own client programs against it.</summary>
    /// <param name="timeout">It is stopped when it takes longer.</param>
    /// <param name="program">Its name: <c>pgbench</c>.</param>
    /// <param name="arguments">Its arguments without those of the connection.</param>
    /// <returns>What it printed.</returns>
    public string RunClient(TimeSpan timeout, string program, params IReadOnlyList<string> arguments) =>
        ShellCommand.Run(_installation.Program(program), ["-h", Folder, "-U", PostgresCluster.UserName, .. arguments, PostgresCluster.UserName], timeout);

    /// <summary>Whether one of PostgreSQL's programs is there.</summary>
    /// <param name="program">Its name.</param>
    public bool HasProgram(string program) => File.Exists(_installation.Program(program));

    /// <inheritdoc />
    public void Dispose()
    {
        _source.Dispose();
        _cluster.Dispose();
    }
}
