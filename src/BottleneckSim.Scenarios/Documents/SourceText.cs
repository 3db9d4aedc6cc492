using System.Text;
using BottleneckSim.Scenarios.Mistakes;

namespace BottleneckSim.Scenarios.Documents;

/// <summary>The text of a file, decoded strictly and of bounded size.</summary>
internal static class SourceText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file's text, or null after noting why there is none.</summary>
    public static string? OfFile(string path, MistakeCollector mistakes)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[DocumentLimits.Bytes + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return OfBytes(bytes.AsSpan(0, length), mistakes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            mistakes.Add(Position.Start, $"the file cannot be read ({Reason(exception)})", "allowed: the path of a readable YAML file");
            return null;
        }
    }

    /// <summary>The text, or null if it is too long.</summary>
    public static string? OfText(string text, MistakeCollector mistakes)
    {
        if (text.Length <= DocumentLimits.Bytes)
            return text;
        mistakes.Add(Position.Start, "the text is longer than 1 MiB", DocumentLimits.Describe());
        return null;
    }

    /// <summary>The bytes as text, or null after noting what is wrong with them.</summary>
    public static string? OfBytes(ReadOnlySpan<byte> bytes, MistakeCollector mistakes)
    {
        if (bytes.Length > DocumentLimits.Bytes)
        {
            mistakes.Add(Position.Start, "the file is larger than 1 MiB", DocumentLimits.Describe());
            return null;
        }

        bytes = bytes.StartsWith("\uFEFF"u8) ? bytes["\uFEFF"u8.Length..] : bytes;
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            var at = PositionAfter(Encoding.UTF8.GetString(bytes[..Math.Clamp(exception.Index, 0, bytes.Length)]));
            mistakes.Add(at, "a byte that is not UTF-8", "allowed: text in UTF-8");
            return null;
        }
    }

    private static Position PositionAfter(string text)
    {
        var lastBreak = text.LastIndexOf('\n');
        return new Position(text.Count(character => character == '\n') + 1, text.Length - lastBreak);
    }

    private static string Reason(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is none",
        UnauthorizedAccessException => "it is a directory, or reading it is not permitted",
        _ => exception.GetType().Name,
    };
}
