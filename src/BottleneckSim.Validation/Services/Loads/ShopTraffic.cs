using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Keys;

namespace BottleneckSim.Validation.Services.Loads;

/// <summary>Who asks for what: the mix of operations and the popularity of products, the same for generator and simulator.</summary>
/// <param name="Products">Products, asked for by Zipf's law.</param>
/// <param name="ZipfExponent">Popularity of rank r ∝ r^−exponent.</param>
/// <param name="Categories">Categories, all equally popular.</param>
/// <param name="ProductWeight">Weight of product pages.</param>
/// <param name="CategoryWeight">Weight of category pages.</param>
public sealed record ShopTraffic(long Products, double ZipfExponent, long Categories, int ProductWeight, int CategoryWeight)
{
    private const double NanosecondsPerSecond = 1e9;

    private static readonly Purpose Gap = new("service-arrival-gap");
    private static readonly Purpose Kind = new("service-operation");
    private static readonly Purpose CategoryKey = new("service-category");

    /// <summary>The share of requests that want a product.</summary>
    public double ProductShare => (double)ProductWeight / (ProductWeight + CategoryWeight);

    /// <summary>The products as the simulator knows them.</summary>
    public KeySpaceOptions ProductKeys => new("products", Products, ZipfExponent);

    /// <summary>Poisson arrivals over a while, each with its operation and key drawn by its ordinal.</summary>
    /// <param name="perSecond">The rate, above 0.</param>
    /// <param name="nanoseconds">How long.</param>
    /// <param name="draws">The root of the draws.</param>
    public IReadOnlyList<PlannedRequest> Arrivals(double perSecond, long nanoseconds, DrawKey draws)
    {
        var gaps = new ExponentialDistribution(NanosecondsPerSecond / perSecond);
        var keys = new KeySampler(ProductKeys);
        var plan = new List<PlannedRequest>();
        var at = 0.0;
        for (long arrival = 0; ; arrival++)
        {
            var draw = draws.With(arrival);
            var stream = draw.With(Gap).Stream();
            at += gaps.Sample(ref stream);
            if (at >= nanoseconds)
                return plan;
            plan.Add(Mixed((long)at, draw, keys));
        }
    }

    /// <summary>Requests of one operation with exponential pauses: each waits for the answer to the one before, so none ever queues.</summary>
    /// <param name="operation">The operation; null means the mix.</param>
    /// <param name="count">How many.</param>
    /// <param name="pauseNanoseconds">The mean pause. The intended time of a request is the pause before it.</param>
    /// <param name="draws">The root of the draws.</param>
    public IReadOnlyList<PlannedRequest> OneAtATime(ShopOperation? operation, int count, double pauseNanoseconds, DrawKey draws)
    {
        var pauses = new ExponentialDistribution(pauseNanoseconds);
        var keys = new KeySampler(ProductKeys);
        var plan = new List<PlannedRequest>(count);
        for (long ordinal = 0; ordinal < count; ordinal++)
        {
            var draw = draws.With(ordinal);
            var stream = draw.With(Gap).Stream();
            var pause = (long)pauses.Sample(ref stream);
            plan.Add(operation is { } one ? Request(pause, one, draw, keys) : Mixed(pause, draw, keys));
        }

        return plan;
    }

    private PlannedRequest Mixed(long at, DrawKey draw, KeySampler keys) => Request(
        at, draw.With(Kind).Below(ProductWeight + CategoryWeight) < ProductWeight ? ShopOperation.Product : ShopOperation.Category, draw, keys);

    private PlannedRequest Request(long at, ShopOperation operation, DrawKey draw, KeySampler keys) => PlannedRequest.For(
        at, operation, operation == ShopOperation.Category ? draw.With(CategoryKey).Below(Categories) : keys.KeyOf(draw));
}
