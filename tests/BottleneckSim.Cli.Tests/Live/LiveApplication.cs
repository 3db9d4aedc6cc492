using System.Text;
using System.Text.Json.Nodes;
using BottleneckSim.Cli.Live;
using BottleneckSim.Grading.Runs;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Telemetry.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BottleneckSim.Cli.Tests.Live;

/// <summary>A live session behind a test server, its clock in the test's hand.</summary>
internal sealed class LiveApplication : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly VerdictDesk _desk;

    private LiveApplication(WebApplication application, LiveSession session, VerdictDesk desk, ManualClock clock)
    {
        (_application, Session, _desk, Clock) = (application, session, desk, clock);
        Client = application.GetTestClient();
    }

    public LiveSession Session { get; }

    public ManualClock Clock { get; }

    public HttpClient Client { get; }

    public static async Task<LiveApplication> StartAsync(bool isHealthy = false)
    {
        var clock = new ManualClock();
        var loaded = CommandLineRun.SmallShop;
        var options = new LiveOptions { Scenario = loaded.Path, IsHealthy = isHealthy };
        var session = new LiveSession(loaded, options, new SequentialEngineFactory(), new TelemetryOptions { Clock = clock }, clock);
        var desk = new VerdictDesk(session, new Parallelism(2));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        var application = builder.Build();
        LiveServer.Map(application, session, desk);
        await application.StartAsync();
        return new LiveApplication(application, session, desk, clock);
    }

    /// <summary>Lets the session run, in steps that its pacer makes good at once.</summary>
    public void Pass(int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            Clock.Pass(1);
            while (!Session.Pacer.Step())
            {
                // Until it is on time.
            }
        }
    }

    public async Task<(int Status, string Body)> GetAsync(string path)
    {
        using var response = await Client.GetAsync(path);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<(int Status, string Body)> PostAsync(string path, string body, string contentType = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, contentType);
        using var response = await Client.PostAsync(path, content);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<JsonObject> JsonAsync(string path)
    {
        var (status, body) = await GetAsync(path);
        Assert.Equal(200, status);
        return JsonNode.Parse(body)!.AsObject();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _application.DisposeAsync();
        _desk.Dispose();
        Session.Dispose();
    }
}
