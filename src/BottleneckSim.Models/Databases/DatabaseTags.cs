namespace BottleneckSim.Models.Databases;

/// <summary>By what tags disk and processor tell a database whose work is done.</summary>
internal static class DatabaseTags
{
    /// <summary>The write-ahead log's flush.</summary>
    public const long Log = -1;

    /// <summary>The background writer's batch.</summary>
    public const long Writer = -2;

    /// <summary>A replica's own log, filled with what the leader sends.</summary>
    public const long ReceivedLog = -1L << 36;

    /// <summary>A piece of a base copy that a replica writes.</summary>
    public const long CopyWrite = ReceivedLog - 1;

    /// <summary>Pages with rows that a shard gives away, read and looked through.</summary>
    public const long MoveRead = ReceivedLog - 2;

    /// <summary>The log of before a crash, read and applied.</summary>
    public const long Redo = ReceivedLog - 3;

    /// <summary>Below the base copies, above the connections: rows that a shard is given.</summary>
    private const long FirstArrival = -1L << 38;

    /// <summary>Below the builds, above the connections: pieces of base copies that a leader reads.</summary>
    private const long FirstCopyRead = -1L << 37;

    /// <summary>Between the base copies and rows that a shard is given: the log that a replica lacks.</summary>
    private const long FirstLogRead = -3L << 36;

    private const long FirstBuild = -3;

    /// <summary>Far below the builds.</summary>
    private const long FirstConnect = -1L << 40;

    /// <summary>Below the connections: commits that are woken.</summary>
    private const long FirstWoken = -1L << 41;

    /// <summary>A statement in execution.</summary>
    public static long OfStatement(int slot) => slot;

    /// <summary>An index build.</summary>
    public static long OfBuild(int build) => FirstBuild - build;

    /// <summary>A new connection.</summary>
    public static long OfConnect(int slot) => FirstConnect - slot;

    /// <summary>A piece of a base copy for a replica.</summary>
    public static long OfCopyRead(int replica) => FirstCopyRead - replica;

    /// <summary>Whether a tag is a piece of a base copy that is read.</summary>
    public static bool IsCopyRead(long tag) => tag <= FirstCopyRead;

    /// <summary>The replica that the piece is for.</summary>
    public static int CopyReadOf(long tag) => (int)(FirstCopyRead - tag);

    /// <summary>The log that a replica lacks, read for it.</summary>
    public static long OfLogRead(int replica) => FirstLogRead - replica;

    /// <summary>Whether a tag is log that is read for a replica.</summary>
    public static bool IsLogRead(long tag) => tag is <= FirstLogRead and > FirstArrival;

    /// <summary>The replica that it is for.</summary>
    public static int LogReadOf(long tag) => (int)(FirstLogRead - tag);

    /// <summary>Rows that a shard is given.</summary>
    public static long OfArrival(int slot) => FirstArrival - slot;

    /// <summary>The rows that a tag belongs to.</summary>
    public static int ArrivalOf(long tag) => (int)(FirstArrival - tag);

    /// <summary>Whether a tag belongs to rows that move between shards.</summary>
    public static bool IsMove(long tag) => tag == MoveRead || tag is <= FirstArrival and > FirstConnect;

    /// <summary>Whether a tag is a new connection's.</summary>
    public static bool IsConnect(long tag) => tag is <= FirstConnect and > FirstWoken;

    /// <summary>The new connection that a tag belongs to.</summary>
    public static int ConnectOf(long tag) => (int)(FirstConnect - tag);

    /// <summary>A commit that has slept while another one flushed.</summary>
    public static long OfWoken(int slot) => FirstWoken - slot;

    /// <summary>Whether a tag is a woken commit's.</summary>
    public static bool IsWoken(long tag) => tag <= FirstWoken;

    /// <summary>The statement whose commit a tag belongs to.</summary>
    public static int WokenOf(long tag) => (int)(FirstWoken - tag);

    /// <summary>Whether a tag is a statement's, and whose.</summary>
    public static bool IsStatement(long tag) => tag >= 0;

    /// <summary>The build that a tag belongs to, or a negative number.</summary>
    public static int BuildOf(long tag) => (int)(FirstBuild - tag);
}
