#if !AKKA_UNAVAILABLE
using System.Reflection;
using BottleneckSim.Actors.Engines;
using BottleneckSim.Actors.Tests.Availability;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Actors.Tests;

public sealed class ArchitectureTests
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Type[] Types = typeof(ActorEngine).Assembly.GetTypes();

    /// <summary>So a model is reachable only by a message to its actor.</summary>
    [ActorsFact]
    public void Only_the_actor_of_a_node_holds_a_model()
    {
        var holders = Types
            .Where(type => type.GetFields(Everything).Any(field => Mentions(field.FieldType, type => typeof(Node).IsAssignableFrom(type))))
            .Select(type => type.Name);
        Assert.Equal(["NodeActor"], holders);
    }

    [ActorsFact]
    public void No_member_but_those_of_the_actor_takes_or_gives_a_model()
    {
        var givers = Types
            .Where(type => !typeof(Node).IsAssignableFrom(type) && !string.Equals(type.Name, "NodeActor", StringComparison.Ordinal))
            .SelectMany(type => type.GetMembers(Everything))
            .Where(member => Signature(member).Any(type => Mentions(type, part => typeof(Node).IsAssignableFrom(part))));
        Assert.Empty(givers);
    }

    [ActorsFact]
    public void No_public_type_shows_a_type_of_Akka()
    {
        var shown = Types
            .Where(type => type.IsVisible)
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(member => Signature(member).Any(type => Mentions(type, part => part.Assembly.GetName().Name!.StartsWith("Akka", StringComparison.Ordinal))));
        Assert.Empty(shown);
    }

    private static IEnumerable<Type> Signature(MemberInfo member) => member switch
    {
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(parameter => parameter.ParameterType)],
        ConstructorInfo constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType),
        _ => [],
    };

    private static bool Mentions(Type type, Func<Type, bool> isMeant) =>
        isMeant(type) || (type.HasElementType && Mentions(type.GetElementType()!, isMeant)) || type.GenericTypeArguments.Any(argument => Mentions(argument, isMeant));
}
#endif
