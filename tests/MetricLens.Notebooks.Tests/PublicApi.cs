using System.Globalization;
using System.Reflection;

namespace MetricLens.Notebooks.Tests;

/// <summary>The public members of an assembly, a line each, sorted: what its users build on.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The lines.</summary>
    public static IEnumerable<string> Of(Assembly assembly) =>
        assembly.GetExportedTypes().SelectMany(Lines).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Lines(Type type)
    {
        string name = Name(type);
        yield return $"{name}: {Kind(type)}{Bases(type)}";
        foreach (MemberInfo member in type.GetMembers(Declared))
        {
            string? line = member switch
            {
                FieldInfo field when IsSeen(field) && !field.IsSpecialName => $"{(field.IsLiteral ? $"const {Name(field.FieldType)} {field.Name} = {Literal(field.GetRawConstantValue())}" : $"{Static(field.IsStatic)}{Name(field.FieldType)} {field.Name}")}",
                ConstructorInfo { IsStatic: false } constructor when IsSeen(constructor) => $"({Parameters(constructor)})",
                PropertyInfo property when Accessors(property) is { Length: > 0 } accessors =>
                    $"{Static(property.GetAccessors(true)[0].IsStatic)}{Name(property.PropertyType)} {property.Name}{Index(property)} {{ {accessors} }}",
                MethodInfo { IsSpecialName: false } method when IsSeen(method) && !method.Name.Contains('<', StringComparison.Ordinal) =>
                    $"{Static(method.IsStatic)}{Name(method.ReturnType)} {method.Name}{Generics(method)}({Parameters(method)})",
                EventInfo @event when @event.AddMethod is { } add && IsSeen(add) => $"event {Name(@event.EventHandlerType!)} {@event.Name}",
                _ => null,
            };
            if (line is not null) yield return $"{name}.{line}";
        }
    }

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsSeen(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static string Accessors(PropertyInfo property)
    {
        string? get = property.GetMethod is { } getter && IsSeen(getter) ? "get;" : null;
        string? set = property.SetMethod is { } setter && IsSeen(setter)
            ? setter.ReturnParameter.GetRequiredCustomModifiers().Any(type => type.Name == "IsExternalInit") ? "init;" : "set;"
            : null;
        string required = property.GetCustomAttributes().Any(attribute => attribute.GetType().Name == "RequiredMemberAttribute") ? "required;" : "";
        return string.Join(' ', new[] { required, get, set }.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsSealed: true } => "sealed class",
        { IsAbstract: true } => "abstract class",
        _ => "class",
    };

    private static string Bases(Type type)
    {
        IEnumerable<Type> bases = type.GetInterfaces().Where(@interface => @interface.IsPublic && !type.IsEnum).OrderBy(Name, StringComparer.Ordinal);
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum)) bases = bases.Prepend(parent);
        string text = string.Join(", ", bases.Select(Name));
        return text.Length > 0 ? " : " + text : "";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = " + Literal(parameter.RawDefaultValue) : "")}"));

    private static string Index(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } index ? $"[{string.Join(", ", index.Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}"))}]" : "";

    private static string Generics(MethodInfo method) => method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Name(Type type)
    {
        if (type.IsGenericParameter) return type.Name;
        if (type.IsByRef) return Name(type.GetElementType()!) + "&";
        if (type.IsArray) return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        string own = type.Name.Split('`')[0];
        string outer = type.DeclaringType is { } declaring ? Name(declaring).Split('<')[0] : type.Namespace ?? "";
        string arguments = type.IsGenericType ? $"<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : "";
        return $"{outer}.{own}{arguments}";
    }
}
