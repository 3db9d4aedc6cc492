namespace BottleneckSim.Validation.Theory.Formulas;

/// <summary>Erlang's two formulas (A. K. Erlang 1917; Kleinrock, Queueing Systems I, sections 3.5 and 3.7).</summary>
public static class ErlangFormulas
{
    /// <summary>B: the share of arrivals that find all servers busy and are lost, in M/G/c/c.</summary>
    /// <param name="servers">c, 1 or more.</param>
    /// <param name="offered">λ/µ, in erlangs.</param>
    public static double Loss(int servers, double offered)
    {
        var blocking = 1.0;
        for (var server = 1; server <= servers; server++)
            blocking = offered * blocking / (server + (offered * blocking));
        return blocking;
    }

    /// <summary>C: the share of arrivals that have to wait, in M/M/c.</summary>
    /// <param name="servers">c, 1 or more.</param>
    /// <param name="offered">λ/µ, below c.</param>
    public static double Delay(int servers, double offered)
    {
        var blocking = Loss(servers, offered);
        return servers * blocking / (servers - (offered * (1 - blocking)));
    }
}
