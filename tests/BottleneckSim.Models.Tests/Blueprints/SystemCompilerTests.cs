using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Blueprints;
using BottleneckSim.Models.Caching.Changes;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Models.Tests.Databases;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Blueprints;

public class SystemCompilerTests
{
    [Fact]
    public void Nodes_are_numbered_in_the_order_of_names_and_callers_address_the_balancer()
    {
        var blueprint = SystemCompiler.Compile(Town.System);

        Assert.Equal(
            ["back-1", "cache-1", "db-1", "letters-1", "mailer-1", "mailer-2", "web-balancer", "web-1", "web-2", "crawlers", "shoppers"],
            blueprint.Nodes.Select(node => node.Name));
        Assert.Equal(Enumerable.Range(0, 11), blueprint.Nodes.Select(node => node.Index));
        Assert.Equal("web-balancer", blueprint.Nodes[blueprint.Tiers.Single(tier => tier.Name == "web").EntryNode].Name);
    }

    [Fact]
    public void Numbers_keep_their_meaning_whatever_changes()
    {
        Change[] changes =
        [
            new Scale("web", 4), new RemoveCache("web", Town.Browse, Shop.RecentOrders.Name, "cache"), new Scale("web", 1), new Scale("back", 3), new Scale("web", 3),
        ];
        var blueprint = SystemCompiler.Compile(Town.System);
        foreach (var change in changes)
        {
            var next = blueprint.After(change);
            Assert.Equal(blueprint.Nodes.Select(node => (node.Index, node.Name)), next.Nodes.Take(blueprint.Nodes.Length).Select(node => (node.Index, node.Name)));
            Assert.Equal(blueprint.Tiers.Select(tier => tier.Name), next.Tiers.Take(blueprint.Tiers.Length).Select(tier => tier.Name));
            Assert.All(blueprint.Tiers, tier => Assert.Equal(tier.Operations, next.Tiers[tier.Index].Operations.Take(tier.Operations.Length)));
            blueprint = next;
        }
    }

    [Fact]
    public void A_node_that_is_asked_for_again_is_a_new_one_and_stays()
    {
        var blueprint = SystemCompiler.Compile(Town.System).After(new Scale("web", 1)).After(new Scale("web", 2));
        Assert.Equal(["web-1", "web-2.2", "web-balancer"], InService(blueprint));

        Assert.Equal(["web-1", "web-2.2", "web-3", "web-balancer"], InService(blueprint.After(new Scale("web", 3))));
        Assert.Equal(["web-1", "web-2.3", "web-balancer"], InService(blueprint.After(new Scale("web", 1)).After(new Scale("web", 2))));
    }

    [Fact]
    public void A_tier_that_nothing_touched_is_the_same_object()
    {
        var before = SystemCompiler.Compile(Town.System);
        var after = before.After(new Scale("web", 3));

        Assert.All(before.Tiers.Where(tier => tier.Name != "web"), tier => Assert.Same(tier, after.Tiers[tier.Index]));
        Assert.NotSame(before.Tiers.Single(tier => tier.Name == "web"), after.Tiers.Single(tier => tier.Name == "web"));
    }

    [Fact]
    public void Requests_on_their_way_to_a_tier_that_goes_are_answered_somehow_and_the_run_goes_on()
    {
        var record = Record.Of(
            Town.System,
            seconds: 4,
            (1.0, new RemoveCache("web", Town.Browse, Shop.RecentOrders.Name, "cache")),
            (2.0, new BottleneckSim.Models.Queues.Changes.MoveInline("web", Town.Order, Town.Mail, "letters", "mailer")));

        Assert.Equal(["cache-1", "letters-1", "mailer-1", "mailer-2"], record.Gone.Order(StringComparer.Ordinal));
        Assert.True(record.Finished.Count(fact => fact.Time > Instant.FromSeconds(2) && fact.Outcome == RequestOutcome.Succeeded) > 100);
    }

    [Fact]
    public void The_look_ahead_is_the_smallest_latency_of_any_link()
    {
        var blueprint = SystemCompiler.Compile(Town.System);
        Assert.Equal(Duration.FromMicroseconds(250), blueprint.LookAhead);
        Assert.Equal(
            Duration.FromMicroseconds(50),
            blueprint.After(new BottleneckSim.Models.Links.Changes.RemoveLatency("web", "db", Duration.FromMicroseconds(200))).LookAhead);
    }

    [Theory]
    [InlineData("web-1", "both have a node 'web-1'")]
    [InlineData("web", "both named 'web'")]
    public void Two_things_of_one_name_are_refused(string population, string message)
    {
        var system = Village.Of(Village.Every(10) with { Name = population }, Village.Web());
        Assert.Contains(message, Assert.Throws<InvalidSystemException>(() => SystemCompiler.Compile(system)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_population_asks_for_must_be_there()
    {
        Assert.Contains("which serves no endpoints; those that do: web", Refusal(Village.Of(Village.Every(10) with { To = "shop" }, Village.Web())), StringComparison.Ordinal);
        Assert.Contains("'GET /cart', which it does not have; its endpoints are: GET /", Refusal(Village.Of(Village.Every(10, endpoint: "GET /cart"), Village.Web())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_worker_needs_its_queue_and_must_know_every_job_on_it()
    {
        var web = Village.Web(new EnqueueStep("letters", "parcel", Duration.FromSeconds(1)));
        Assert.Contains("which does not exist; queues are: none", Refusal(Village.Of(Village.Every(10), Village.Web(), Town.Mailer)), StringComparison.Ordinal);
        Assert.Contains(
            "carries job 'parcel', which its workers 'mailer' do not know; their jobs are: mail",
            Refusal(Village.Of(Village.Every(10), web, new QueueOptions { Name = "letters" }, Town.Mailer)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_tier_that_holds_data_has_one_instance() => Assert.Contains(
        "Tier 'letters' has 2 instances; allowed are 1 to 1.",
        Refusal(Village.Of(Village.Every(10), Village.Web(), new QueueOptions { Name = "letters", Instances = 2 })),
        StringComparison.Ordinal);

    private static string Refusal(SystemDescription system) => Assert.Throws<InvalidSystemException>(() => SystemCompiler.Compile(system)).Message;

    private static IEnumerable<string> InService(SystemBlueprint blueprint) =>
        blueprint.Nodes.Where(node => !node.IsRemoved && node.Tier.Name == "web").Select(node => node.Name).Order(StringComparer.Ordinal);
}
