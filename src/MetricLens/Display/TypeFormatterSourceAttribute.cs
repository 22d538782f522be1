namespace MetricLens.Display;

/// <summary>Names the class that makes the formatters of a type, so that its objects show themselves in a notebook.</summary>
/// <remarks>
/// .NET Interactive, and <c>metriclens notebook run</c>, know the attribute by its name and need no reference to this one: the class named has a method
/// <c>CreateTypeFormatters()</c>, and each object that it yields a property <c>MimeType</c> and a method <c>bool Format(object, TextWriter)</c>.
/// </remarks>
/// <param name="formatterSourceType">The class; it has a constructor without parameters.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The class; it has a constructor without parameters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;
}
