using System.Text.Json.Nodes;

namespace BottleneckSim.Cli.Tests.Live.Api;

public sealed class LiveApiTests
{
    [Fact]
    public async Task The_session_tells_the_story_and_the_time_but_not_the_answer()
    {
        await using var live = await LiveApplication.StartAsync();
        live.Pass(10);

        var session = await live.JsonAsync("/api/session");

        Assert.Equal("The page is slow", session["title"]!.GetValue<string>());
        Assert.Equal(10, session["simulatedSeconds"]!.GetValue<double>(), tolerance: 0.001);
        Assert.Empty(session["changes"]!.AsArray());
        Assert.DoesNotContain("small-shop", session.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_menu_has_names_titles_and_changes_and_neither_verdicts_nor_reasons()
    {
        await using var live = await LiveApplication.StartAsync();

        var fixes = await live.JsonAsync("/api/fixes");

        Assert.Equal(
            ["better-code", "more-cores", "one-more-core", "refuse-early"], fixes["fixes"]!.AsArray().Select(fix => fix!["name"]!.GetValue<string>()));
        Assert.All(fixes["fixes"]!.AsArray(), fix => Assert.Equal(["name", "title", "changes"], fix!.AsObject().Select(property => property.Key)));
    }

    [Fact]
    public async Task Nothing_that_is_served_names_the_scenario_or_the_fault()
    {
        await using var live = await LiveApplication.StartAsync();
        live.Pass(5);
        await live.PostAsync("/api/changes", """{"fix": "more-cores"}""");

        foreach (var path in new[] { "/metrics", "/api/session", "/api/explain?node=db&query=recent-orders" })
        {
            var (status, body) = await live.GetAsync(path);
            Assert.Equal(200, status);
            Assert.DoesNotContain("small-shop", body, StringComparison.Ordinal);
            Assert.DoesNotContain("render", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_fix_is_made_to_the_running_system_at_once()
    {
        await using var live = await LiveApplication.StartAsync();
        live.Pass(5);

        var (status, body) = await live.PostAsync("/api/changes", """{"fix": "more-cores"}""");

        Assert.Equal(200, status);
        Assert.Equal(5, JsonNode.Parse(body)!["atSeconds"]!.GetValue<double>(), tolerance: 0.001);
        Assert.Contains("change to 16 cores a node", (await live.JsonAsync("/api/session"))["changes"]!.ToJsonString(), StringComparison.Ordinal);
        live.Pass(5);
        Assert.Contains("bottlenecksim_operator_changes_total{", (await live.GetAsync("/metrics")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_ones_own_is_read_as_a_file_of_changes_would_be()
    {
        await using var live = await LiveApplication.StartAsync();

        var (status, body) = await live.PostAsync("/api/changes", """{"change": {"resize": {"tier": "shop", "cores": 12}}}""");

        Assert.True(status == 200, body);
        Assert.Contains("12 cores", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "{}")]
    [InlineData(400, "[]")]
    [InlineData(400, "{")]
    [InlineData(400, """{"fix": 1}""")]
    [InlineData(400, """{"fix": "better-code", "fix": "more-cores"}""")]
    [InlineData(400, """{"fix": "better-code", "change": {}}""")]
    [InlineData(400, """{"change": {"resiz": {"tier": "shop", "cores": 12}}}""")]
    [InlineData(400, """{"change": {"resize": {"tier": "shop", "cores": 100000}}}""")]
    [InlineData(400, """{"change": {"resize": {"tier": "nowhere", "cores": 4}}}""")]
    [InlineData(403, """{"change": {"set-workers": {"tier": "shop", "workers": 4}}}""")]
    [InlineData(404, """{"fix": "bettr-code"}""")]
    public async Task What_cannot_be_done_is_a_problem_with_details_and_changes_nothing(int expected, string request)
    {
        await using var live = await LiveApplication.StartAsync();

        var (status, body) = await live.PostAsync("/api/changes", request);

        Assert.True(status == expected, body);
        var problem = JsonNode.Parse(body)!;
        Assert.Equal(expected, problem["status"]!.GetValue<int>());
        Assert.NotEmpty(problem["detail"]!.GetValue<string>());
        Assert.Empty((await live.JsonAsync("/api/session"))["changes"]!.AsArray());
    }

    [Fact]
    public async Task A_body_beyond_its_bound_or_of_another_kind_is_refused()
    {
        await using var live = await LiveApplication.StartAsync();

        Assert.Equal(413, (await live.PostAsync("/api/changes", new string(' ', 100_000))).Status);
        Assert.Equal(415, (await live.PostAsync("/api/changes", """{"fix": "better-code"}""", "text/plain")).Status);
        Assert.Equal(404, (await live.GetAsync("/api/answers")).Status);
        Assert.Equal(404, (await live.GetAsync("/api/explain?node=db&query=nothing")).Status);
    }

    [Theory]
    [InlineData("evil.example", null)]
    [InlineData("localhost", "http://evil.example")]
    public async Task Requests_that_a_web_page_makes_are_refused(string host, string? origin)
    {
        await using var live = await LiveApplication.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/session");
        request.Headers.Host = host;
        if (origin is not null)
            request.Headers.Add("Origin", origin);

        using var response = await live.Client.SendAsync(request);

        Assert.Equal(403, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_verdict_on_a_fix_comes_from_replications_of_its_own()
    {
        await using var live = await LiveApplication.StartAsync();

        var (status, body) = await live.PostAsync("/api/verdict", """{"fix": "one-more-core"}""");

        Assert.True(status == 200, body);
        Assert.Equal("not-met", JsonNode.Parse(body)!["verdict"]!.GetValue<string>());
        Assert.DoesNotContain("small-shop", body, StringComparison.Ordinal);
        Assert.DoesNotContain("better-code", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verdict_on_ones_own_changes_needs_some()
    {
        await using var live = await LiveApplication.StartAsync();

        Assert.Equal(409, (await live.PostAsync("/api/verdict", "{}")).Status);
        await live.PostAsync("/api/changes", """{"fix": "better-code"}""");
        var (status, body) = await live.PostAsync("/api/verdict", "{}");

        Assert.True(status == 200, body);
        Assert.Equal("met", JsonNode.Parse(body)!["verdict"]!.GetValue<string>());
    }
}
