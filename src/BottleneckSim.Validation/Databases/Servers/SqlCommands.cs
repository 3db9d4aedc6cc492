using Npgsql;

namespace BottleneckSim.Validation.Databases.Servers;

/// <summary>Short forms of what is done with connections.</summary>
internal static class SqlCommands
{
    /// <summary>Runs statements that return nothing.</summary>
    public static void Execute(this NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Gives the room of dead rows to those inserted next, in the table and in its indexes; the table keeps its pages.</summary>
    public static void MakeRoom(this NpgsqlConnection connection, string table) => connection.Execute($"vacuum (index_cleanup on, truncate off) {table}");

    /// <summary>The first value of the first row.</summary>
    public static T Value<T>(this NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return (T)(command.ExecuteScalar() ?? throw new InvalidOperationException($"There is no row for: {sql}"));
    }

    /// <summary>All rows.</summary>
    public static List<T> Rows<T>(this NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read)
    {
        using var command = new NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }
}
