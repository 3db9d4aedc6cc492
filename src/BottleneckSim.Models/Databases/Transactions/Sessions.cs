namespace BottleneckSim.Models.Databases.Transactions;

/// <summary>By what a database tells transactions apart: a number other than 0 in each of their messages. Bit 0 says that a message is the transaction's first.</summary>
internal static class Sessions
{
    /// <summary>The bit of a transaction's first message.</summary>
    public const ulong FirstBit = 1;

    /// <summary>Set in every session's number, so that none is 0.</summary>
    public const long LeastSession = 2;

    /// <summary>What the first message carries.</summary>
    public static long First(long session) => session | (long)FirstBit;

    /// <summary>Whether a message is the first of its transaction.</summary>
    public static bool IsFirst(long session) => (session & (long)FirstBit) != 0;

    /// <summary>The transaction of a message.</summary>
    public static long Of(long session) => session & ~(long)FirstBit;
}
