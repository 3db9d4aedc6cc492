using System.Text;
using BottleneckSim.Scenarios.Reading;

namespace BottleneckSim.Scenarios.Tests.Documents;

/// <summary>Texts made to take the reader's time, memory or stack.</summary>
public sealed class HostileTextTests
{
    private const int Large = 1 << 20;

    public static TheoryData<string, string> Bombs => new()
    {
        { "nested lists", new string('[', Large - 1) },
        { "nested mappings", Repeat("{a: ", Large / 4) },
        { "nested keys", Repeat("? ", Large / 2) },
        { "dashes in a line", Repeat("- ", Large / 2) },
        { "nested blocks", string.Concat(Enumerable.Range(0, 1_000).Select(depth => new string(' ', depth) + "a:\n")) },
        { "one word", new string('a', Large) },
        { "one quoted text", "a: \"" + new string('b', Large - 5) + "\"" },
        { "one quoted text of escapes", "a: \"" + Repeat("\\n", (Large / 2) - 4) + "\"" },
        { "an open quotation mark", "a: '" + new string('b', Large - 5) },
        { "colons", new string(':', Large) },
        { "commas", "[" + new string(',', Large - 1) },
        { "empty lines", new string('\n', Large) },
        { "carriage returns", new string('\r', Large) },
        { "comments", Repeat("#\n", Large / 2) },
        { "a block text of empty lines", "a: |\n" + Repeat(" \n", (Large / 2) - 4) },
        { "different keys", string.Concat(Enumerable.Range(0, 80_000).Select(number => FormattableString.Invariant($"k{number}: 1\n"))) },
        { "equal keys", Repeat("k: 1\n", Large / 5) },
        { "items", "teaches: [" + Repeat("a,", (Large / 2) - 8) + "]" },
        { "laughs", "a: &a [x]\n" + string.Concat(Enumerable.Range(0, 200).Select(number => FormattableString.Invariant($"b{number}: &b{number} [*a,*a,*a,*a]\n"))) },
        { "directives", Repeat("%YAML 1.2\n", Large / 10) },
        { "tags", Repeat("!a ", Large / 3) },
        { "documents", Repeat("--- a\n", Large / 6) },
        { "tabs", Repeat("\t\n", Large / 2) },
        { "too large", new string('a', Large + 1) },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_text_made_to_hurt_is_refused(string name, string text)
    {
        var result = ScenarioReader.ReadText(text, name);

        Assert.NotEmpty(result.Mistakes);
        Assert.True(result.Mistakes.Length <= 200);
    }

    [Fact]
    public void A_long_chain_of_calls_is_refused()
    {
        var endpoints = string.Concat(Enumerable.Range(0, 2_000).Select(number => FormattableString.Invariant($"        GET /{number}: [ {{ call: GET /{number + 1}, to: shop }} ]\n")));
        var text = Sample.TextOf("missing-index.yaml").Replace("        GET /orders:", endpoints + "        GET /orders:", StringComparison.Ordinal);

        Assert.Contains(ScenarioReader.ReadText(text, "x.yaml").Mistakes, mistake => mistake.Found.Contains("a chain of more than 32 calls", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_not_there_a_folder_and_an_empty_file_are_mistakes()
    {
        var missing = Assert.Single(ScenarioReader.Read("/no/such/file.yaml").Mistakes);
        var folder = Assert.Single(ScenarioReader.Read(Path.GetTempPath()).Mistakes);
        var empty = Assert.Single(ScenarioReader.ReadText(string.Empty, "empty.yaml").Mistakes);

        Assert.Equal("/no/such/file.yaml:1:1: the file cannot be read (there is none); allowed: the path of a readable YAML file", missing.ToString());
        Assert.StartsWith("the file cannot be read", folder.Found, StringComparison.Ordinal);
        Assert.Equal("the file is empty", empty.Found);
    }

    [Fact]
    public void A_byte_that_is_not_UTF_8_is_told_by_its_place()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, [.. "schema: bottlenecksim/1\ntitle: a"u8, 0xff, .. "b\n"u8]);

            var mistake = Assert.Single(ScenarioReader.Read(path).Mistakes);

            Assert.Equal((2, 9, "a byte that is not UTF-8"), (mistake.Line, mistake.Column, mistake.Found));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_byte_order_mark_and_line_ends_of_Windows_are_accepted()
    {
        var path = Path.GetTempFileName();
        try
        {
            var text = Sample.TextOf("everything.yaml").Replace("\n", "\r\n", StringComparison.Ordinal);
            File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

            Assert.Empty(ScenarioReader.Read(path).Mistakes);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
