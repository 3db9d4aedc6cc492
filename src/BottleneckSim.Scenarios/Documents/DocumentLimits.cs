namespace BottleneckSim.Scenarios.Documents;

/// <summary>Bounds on a document, so that no file can take the reader's time or memory.</summary>
internal static class DocumentLimits
{
    /// <summary>1 MiB.</summary>
    public const int Bytes = 1 << 20;

    public const int Depth = 32;

    public const int Nodes = 20_000;

    public const int ScalarCharacters = 16_384;

    /// <summary>What is allowed, for messages.</summary>
    public static string Describe() => FormattableString.Invariant(
        $"allowed: a file of at most 1 MiB, {Nodes} values, {Depth} levels, {ScalarCharacters} characters in one text");
}
