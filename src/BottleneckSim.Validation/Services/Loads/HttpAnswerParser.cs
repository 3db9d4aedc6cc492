using System.Buffers.Text;

namespace BottleneckSim.Validation.Services.Loads;

/// <summary>Reads the head of an HTTP/1.1 answer with a stated length (RFC 9112), without allocation.</summary>
public static class HttpAnswerParser
{
    private const int StatusAt = 9;
    private const int StatusDigits = 3;

    /// <summary>Reads a head.</summary>
    /// <param name="received">What has come so far.</param>
    /// <param name="answer">What it says.</param>
    /// <returns>Whether the head is complete; if not, more has to come.</returns>
    /// <exception cref="InvalidDataException">It is no HTTP/1.1 answer, or states no length.</exception>
    public static bool TryParse(ReadOnlySpan<byte> received, out HttpAnswer answer)
    {
        answer = default;
        var end = received.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return false;
        var head = received[..(end + 2)];
        if (!head.StartsWith("HTTP/1.1 "u8) || !Utf8Parser.TryParse(head.Slice(StatusAt, StatusDigits), out int status, out _))
            throw new InvalidDataException("The service's answer is not HTTP/1.1.");
        if (!Utf8Parser.TryParse(ValueOf(head, "\r\nContent-Length: "u8), out int content, out _))
            throw new InvalidDataException("The service's answer does not state its length.");
        answer = new HttpAnswer(status, content, ValueOf(head, "\r\nX-Cache: "u8).SequenceEqual("hit"u8), end + 4);
        return true;
    }

    /// <summary>The value of a header field as Kestrel writes its name.</summary>
    private static ReadOnlySpan<byte> ValueOf(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        var at = head.IndexOf(name);
        if (at < 0)
            return [];
        var value = head[(at + name.Length)..];
        return value[..value.IndexOf("\r\n"u8)];
    }
}
