using System.Reflection;

namespace MetricLens.Tests;

/// <summary>The public members of parts of the core that take what may not be null.</summary>
internal static class NullMembers
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>Public methods and constructors with a parameter that may not be null, save constructors of records, what the compiler writes, and what takes spans, which reflection cannot hand over.</summary>
    public static IEnumerable<(MethodBase Method, ParameterInfo Parameter)> Of(Assembly assembly, params string[] namespaces) =>
        from type in assembly.GetExportedTypes()
        where namespaces.Contains(type.Namespace) && type is { IsInterface: false, IsGenericType: false }
        from method in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).OfType<MethodBase>()
        where !method.IsSpecialName || method is ConstructorInfo
        where !(method is ConstructorInfo && IsOfRecord(type)) && !method.ContainsGenericParameters && method.Name is not ("Equals" or "Deconstruct" or "PrintMembers")
        where !method.GetParameters().Any(parameter => parameter.ParameterType.IsByRefLike)
        from parameter in method.GetParameters()
        where !parameter.ParameterType.IsValueType && !parameter.IsOut && Nullability.Create(parameter).WriteState == NullabilityState.NotNull
        select (method, parameter);

    /// <summary>A name that tells overloads apart.</summary>
    public static string NameOf((MethodBase Method, ParameterInfo Parameter) member) =>
        $"{member.Method.DeclaringType!.Name}.{member.Method.Name}({string.Join(", ", member.Method.GetParameters().Select(parameter => parameter.ParameterType.Name))}) {member.Parameter.Name}";

    /// <summary>Calls a member with null for one parameter and values for the others.</summary>
    public static void AssertRefused((MethodBase Method, ParameterInfo Parameter) member, Func<Type, object?> value)
    {
        (MethodBase method, ParameterInfo parameter) = member;
        object?[] arguments = [.. method.GetParameters().Select(other => other == parameter ? null : value(other.ParameterType))];
        TargetInvocationException thrown = Assert.Throws<TargetInvocationException>(() => method is ConstructorInfo made ? made.Invoke(arguments) : method.Invoke(method.IsStatic ? null : value(method.DeclaringType!), arguments));
        Assert.IsType<ArgumentNullException>(thrown.InnerException);
    }

    private static bool IsOfRecord(Type type) => type.GetMethod("<Clone>$") is not null || type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEquatable<>) && type.IsValueType);
}
