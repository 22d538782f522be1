using System.Reflection;

namespace MetricLens.Display;

/// <summary>The views of the assembly. They stand in the reports' layer, below the types that they show, and so are found and not named.</summary>
internal static class Views
{
    private static readonly Lazy<IView[]> All = new(() =>
    [
        .. Assembly.GetExecutingAssembly().GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IView)) && !type.IsAbstract)
            .Select(type => (IView)Activator.CreateInstance(type)!),
    ]);

    /// <summary>The view of an object; <see langword="null"/> where it has none.</summary>
    public static IView? Of(object? value) => value is null ? null : All.Value.FirstOrDefault(view => view.Shows(value));

    /// <summary>The lines by which an object that has a view shows itself on a console.</summary>
    public static string Text(object value) =>
        Of(value)?.Text(value) ?? throw new InvalidOperationException($"The type {value.GetType().Name} has no view.");
}
