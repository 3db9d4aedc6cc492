using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Blueprints;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Tests.Programs;

public class ProgramCompilerTests
{
    private static readonly Step Compute = new UseCpuStep(Town.Always(1));
    private static readonly Step Render = new UseCpuStep(Town.Always(2), "render");
    private static readonly Step Call = new CallStep("back", Village.Endpoint, null, Duration.FromSeconds(1));

    [Fact]
    public void Steps_become_instructions_in_order() =>
        Assert.Equal("UseCpu Sleep Call End", Opcodes(Compute, new SleepStep(Town.Always(1)), Call));

    [Fact]
    public void A_loop_begins_jumps_back_and_ends()
    {
        var program = Compile(Compute, new ForEachStep(3, [Call, Render]), Compute);

        Assert.Equal("UseCpu LoopBegin Call UseCpu LoopEnd UseCpu End", Opcodes(program));
        Assert.Equal((5, 3), (program.Instructions[1].Jump, program.Instructions[1].Count));
        Assert.Equal((2, 3), (program.Instructions[4].Jump, program.Instructions[4].Count));
    }

    [Fact]
    public void A_cache_hit_jumps_past_what_a_miss_costs_and_the_storing()
    {
        var program = Compile(Cached(Call), Compute);

        Assert.Equal("CacheGet Call CachePut UseCpu End", Opcodes(program));
        Assert.Equal(3, program.Instructions[0].Jump);
    }

    [Fact]
    public void Wrapping_steps_in_a_cache_or_a_loop_leaves_the_paths_of_their_draws()
    {
        var plain = Paths(Compute, Call, Render, Compute);

        Assert.Equal(plain, Paths(Compute, Cached(Call), Render, Compute));
        Assert.Equal(plain, Paths(new ForEachStep(2, [Compute, Call, Render]), Compute));
        Assert.Equal(plain, Paths(new ForEachStep(2, [Compute, Cached(Call, Render)]), Compute));
    }

    [Fact]
    public void Equal_steps_draw_apart_and_a_step_that_goes_takes_no_others_draws()
    {
        var both = Paths(Compute, Call, Compute, Render);

        Assert.Equal(4, both.Distinct().Count());
        Assert.Equal([both[0], both[2], both[3]], Paths(Compute, Compute, Render));
    }

    [Fact]
    public void A_step_may_draw_under_a_name_of_its_own() =>
        Assert.Equal(Paths(Compute, Render)[1], Paths(Render with { DrawsAs = DrawNames.Of("web", Village.Endpoint, DrawNames.UseCpu, "render", 0) })[0]);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 12)]
    public void Loops_within_loops_run_as_often_as_their_counts_multiply(int outer, int calls)
    {
        var inner = outer == 3 ? 4 : 1;
        var web = Village.Web(new ForEachStep(outer, [new ForEachStep(inner, [Call])]));
        var record = Record.Of(Village.Of(Village.Every(100), web, Village.Tier("back")), seconds: 1.05);

        Assert.All(record.Finished, fact => Assert.Equal(2 + (2 * calls), fact.Latency.Milliseconds()));
    }

    [Fact]
    public void A_loop_draws_anew_each_turn_and_its_first_turn_draws_as_the_step_would_alone()
    {
        var alone = Works(new UseCpuStep(Town.Exponential(3)));
        var looped = Works(new ForEachStep(3, [new UseCpuStep(Town.Exponential(3))]));

        Assert.Equal(alone, looped.Where((_, index) => index % 3 == 0).Take(alone.Count));
        Assert.Equal(looped.Count, looped.Distinct().Count());
    }

    [Fact]
    public void Loops_that_nest_too_deep_are_refused_with_the_bound()
    {
        Step step = Compute;
        for (var depth = 0; depth <= RequestProgram.MaximumLoopDepth; depth++)
        {
            step = new ForEachStep(1, [step]);
        }

        Assert.Contains("deeper than 8", Assert.Throws<InvalidSystemException>(() => Compile(step)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pool", "goes through pool 'none'")]
    [InlineData("tier", "There is no tier 'nowhere'; there are back, cache, users, web.")]
    [InlineData("endpoint", "Tier 'back' has no operation 'GET /nothing'")]
    [InlineData("keys", "key space 'nothing', which does not exist")]
    public void A_name_that_leads_nowhere_is_named(string what, string message)
    {
        Step step = what switch
        {
            "pool" => new CallStep("back", Village.Endpoint, "none", Duration.FromSeconds(1)),
            "tier" => new CallStep("nowhere", Village.Endpoint, null, Duration.FromSeconds(1)),
            "endpoint" => new CallStep("back", "GET /nothing", null, Duration.FromSeconds(1)),
            _ => new CacheStep("cache", "nothing", [], Duration.FromSeconds(1)),
        };
        Assert.Contains(message, Assert.Throws<InvalidSystemException>(() => Compile(step)).Message, StringComparison.Ordinal);
    }

    private static Step Cached(params Step[] steps) => new CacheStep("cache", "items", [.. steps], Duration.FromSeconds(1));

    private static string Opcodes(params Step[] steps) => Opcodes(Compile(steps));

    private static string Opcodes(RequestProgram program) => string.Join(' ', program.Instructions.Select(instruction => instruction.Opcode));

    private static ulong[] Paths(params Step[] steps) =>
        [.. Compile(steps).Instructions.Where(instruction => instruction.Opcode is Opcode.UseCpu or Opcode.Call).Select(instruction => instruction.Path)];

    private static RequestProgram Compile(params Step[] steps) =>
        SystemCompiler.Compile(System(steps)).Tiers.Single(tier => tier.Name == "web").Programs[0]!;

    /// <summary>The processor time of every piece of work, one request after another.</summary>
    private static List<long> Works(params Step[] steps) =>
        [.. Record.Of(System(steps), seconds: 5).Work.Where(work => work.Node == "web-1" && work.Fact.Resource == 0).Select(work => work.Fact.WorkUnits >> 8)];

    private static SystemDescription System(params Step[] steps) =>
        Village.Of(
            Village.Every(200),
            Village.Web(steps),
            Village.Tier("back"),
            new CacheOptions { Name = "cache", Cpu = new CpuOptions(1), MemoryBytes = 1 << 20 }) with
        {
            KeySpaces = Town.Named(keys => keys.Name, new KeySpaceOptions("items", 10)),
        };
}
