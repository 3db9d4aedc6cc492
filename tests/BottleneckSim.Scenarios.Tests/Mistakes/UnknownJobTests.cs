using BottleneckSim.Scenarios.Reading;

namespace BottleneckSim.Scenarios.Tests.Mistakes;

public sealed class UnknownJobTests
{
    /// <summary>Found by random systems: the reader took such files, and the engine refused them with an exception.</summary>
    [Fact]
    public void A_job_that_one_of_the_worker_tiers_of_a_queue_does_not_know_is_refused_where_it_is_enqueued()
    {
        const string Text = """
            schema: bottlenecksim/1
            scenario: jobs
            title: Jobs
            system:
              nodes:
                web: { kind: web, cpu: { cores: 1 }, workers: 4, endpoints: { GET /: [ { enqueue: letter, to: letters } ] } }
                letters: { kind: queue }
                mailer: { kind: worker, queue: letters, cpu: { cores: 1 }, workers: 1, jobs: { letter: [ { use-cpu: 1ms } ] } }
                printer: { kind: worker, queue: letters, cpu: { cores: 1 }, workers: 1, jobs: { poster: [ { use-cpu: 1ms } ] } }
              load: { people: { arrivals: 5/s, tasks: { GET /: 1 }, to: web } }
            objectives: [ { operation: GET /, latency: { p95: 1s } } ]
            allowed-changes: [ scale ]
            """;

        var mistake = Assert.Single(ScenarioReader.ReadText(Text, "jobs.yaml").Mistakes);

        Assert.Equal(6, mistake.Line);
        Assert.Contains("printer takes messages of letters, too, and does not know the job 'letter'", mistake.Found, StringComparison.Ordinal);
        Assert.Empty(ScenarioReader.ReadText(Text.Replace("{ poster", "{ letter", StringComparison.Ordinal), "jobs.yaml").Mistakes);
    }
}
