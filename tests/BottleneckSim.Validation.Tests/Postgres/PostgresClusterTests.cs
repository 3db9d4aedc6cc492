using System.Collections.Immutable;
using BottleneckSim.Validation.Postgres;

namespace BottleneckSim.Validation.Tests.Postgres;

public sealed class PostgresClusterTests
{
    private static readonly ImmutableSortedDictionary<string, string> Settings =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("shared_buffers", "4MB").Add("fsync", "off");

    [PostgresFact]
    public void A_cluster_answers_keeps_its_settings_and_leaves_nothing_behind()
    {
        string folder;
        using (var cluster = PostgresCluster.Start(PostgresInstallation.Find(out _)!, Settings))
        {
            folder = cluster.SocketFolder;
            Assert.Equal("4MB\n", cluster.Execute("SHOW shared_buffers;"));
            Assert.True(Directory.Exists($"/proc/{cluster.PostmasterId}"));
            Assert.Contains("no_such_table", Assert.Throws<InvalidOperationException>(() => cluster.Execute("SELECT * FROM no_such_table;")).Message, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(folder));
    }

    [PostgresFact]
    public void A_cluster_that_cannot_start_says_what_PostgreSQL_said()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => PostgresCluster.Start(PostgresInstallation.Find(out _)!, Settings.Add("no_such_setting", "1")));

        Assert.Contains("no_such_setting", refused.Message, StringComparison.Ordinal);
    }
}
