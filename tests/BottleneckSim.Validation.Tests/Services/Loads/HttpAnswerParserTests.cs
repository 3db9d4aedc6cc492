using System.Text;
using BottleneckSim.Validation.Services.Loads;

namespace BottleneckSim.Validation.Tests.Services.Loads;

public sealed class HttpAnswerParserTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Length: 961\r\nDate: Sun, 22 Nov 2026 04:35:59 GMT\r\nX-Cache: hit\r\n\r\n";

    [Fact]
    public void A_head_says_status_length_and_whether_the_cache_had_it()
    {
        Assert.True(HttpAnswerParser.TryParse(Encoding.ASCII.GetBytes(Head + "<html>"), out var answer));

        Assert.Equal(new HttpAnswer(200, 961, IsHit: true, Head.Length), answer);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX-Cache: miss\r\n\r\n")]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")]
    public void What_the_cache_did_not_have_is_no_hit(string head)
    {
        Assert.True(HttpAnswerParser.TryParse(Encoding.ASCII.GetBytes(head), out var answer));

        Assert.False(answer.IsHit);
    }

    [Fact]
    public void A_head_is_awaited_to_its_last_byte()
    {
        for (var length = 0; length < Head.Length; length++)
            Assert.False(HttpAnswerParser.TryParse(Encoding.ASCII.GetBytes(Head[..length]), out _));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")]
    [InlineData("SSH-2.0-OpenSSH\r\n\r\n")]
    [InlineData("\r\n\r\n")]
    public void What_is_no_answer_with_a_length_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => HttpAnswerParser.TryParse(Encoding.ASCII.GetBytes(text), out _));
}
