using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Blueprints;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Loads.Attributes;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Tests.Loads.Attributes;

public class AttributeSamplerTests
{
    private static readonly EmpiricalDistribution FewHeavy = new([(3, 99), (200, 1)]);

    [Fact]
    public void A_user_has_the_same_value_for_good_and_users_are_spread_as_described()
    {
        var sampler = new AttributeSampler(new AttributeOptions("lines", FewHeavy), null);
        var root = DrawKey.FromSeed(5);
        var values = Enumerable.Range(0, 20_000).Select(user => sampler.OfUser(root.With(user))).ToList();

        Assert.Equal(values, Enumerable.Range(0, 20_000).Select(user => sampler.OfUser(root.With(user))));
        Assert.Equal([3L, 200L], values.Distinct().Order());
        Assert.InRange(values.Count(value => value == 200), 150, 250); // 200 expected, a standard deviation of 14
    }

    [Fact]
    public void A_key_has_the_same_value_whoever_asks_about_it()
    {
        var keys = new KeySampler(new KeySpaceOptions("accounts", 50));
        var sampler = new AttributeSampler(new AttributeOptions("fans", new ParetoDistribution(1.2, 10), "accounts", 1_000), keys);
        foreach (var request in Enumerable.Range(0, 500).Select(number => DrawKey.FromSeed(1).With(number)))
        {
            var message = new Message(0, 0, MessageKind.Call, 0, 0, request, 0, 0, request.With(1));
            Assert.Equal(sampler.OfKey(keys.KeyOf(request)), sampler.ValueFor(message));
            Assert.InRange(sampler.ValueFor(message), 10, 1_000);
        }
    }

    [Fact]
    public void Values_are_whole_bounded_and_not_below_zero()
    {
        Assert.Equal(0, Of(new ConstantDistribution(-4)));
        Assert.Equal(3, Of(new ConstantDistribution(2.5)));
        Assert.Equal(1_000_000, Of(new ConstantDistribution(1e12)));
    }

    [Fact]
    public void Attributes_of_keys_need_their_key_space()
    {
        var system = Town.System with { Attributes = Town.Named(attribute => attribute.Name, new AttributeOptions("fans", FewHeavy, "accounts")) };

        Assert.Contains("key spaces are: customers", Assert.Throws<InvalidSystemException>(() => SystemCompiler.Compile(system)).Message, StringComparison.Ordinal);
    }

    private static long Of(Distribution values) => new AttributeSampler(new AttributeOptions("a", values), null).OfUser(DrawKey.FromSeed(1));
}
