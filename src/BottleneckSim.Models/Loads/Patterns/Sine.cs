namespace BottleneckSim.Models.Loads.Patterns;

/// <summary>The sine from + − × ÷ alone, equal on every machine; the runtime's own differs between platforms.</summary>
internal static class Sine
{
    private const double FullTurn = 6.283185307179586;

    /// <summary>The sine of an angle in full turns, to 1e−12.</summary>
    /// <param name="turns">−1,000 to 1,000.</param>
    public static double OfTurn(double turns)
    {
        var part = turns - Math.Floor(turns); // 0 to 1
        part = part > 0.75 ? part - 1 : part > 0.25 ? 0.5 - part : part; // −¼ to ¼
        var angle = FullTurn * part;
        var square = angle * angle;
        var (sum, term) = (angle, angle);
        for (var power = 3; power <= 19; power += 2)
        {
            term *= -square / (power * (power - 1));
            sum += term;
        }

        return sum;
    }
}
