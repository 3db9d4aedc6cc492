namespace BottleneckSim.Validation.Theory.Formulas;

/// <summary>A station of an open product-form network (Jackson 1957; Baskett, Chandy, Muntz and Palacios, Journal of the ACM 22, 1975; Kelly 1979).</summary>
public static class ProductFormStation
{
    /// <summary>Mean sojourn of one visit at a station with a queue: s/(1 − ρ), with ρ the load of all classes together.</summary>
    /// <param name="service">The class's mean service at a visit; at a first-come-first-served station the same exponential for all classes.</param>
    /// <param name="load">ρ.</param>
    public static double Queueing(double service, double load) => service / (1 - load);
}
