using System.Reflection;
using System.Runtime.Loader;
using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>Finds the metrics in an assembly that somebody else built.</summary>
/// <remarks>
/// A metric is a public class that implements <see cref="IMetric"/> or <see cref="ISetMetric"/> and has a public constructor without parameters. It runs with all rights of the process: load only what you trust. It is held to its own worked examples at once.
/// </remarks>
public static class MetricAssembly
{
    /// <summary>A catalogue with the metrics of an assembly added.</summary>
    /// <param name="catalogue">The catalogue to add to.</param>
    /// <param name="path">The assembly's file; what it needs is looked for beside it.</param>
    /// <exception cref="InputDataException">There is no such assembly, it holds no metric, a metric cannot be made, its card is faulty, its id is taken, or it breaks one of its worked examples.</exception>
    public static MetricCatalogue AddTo(MetricCatalogue catalogue, string path)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentException.ThrowIfNullOrEmpty(path);
        int found = 0;
        foreach (Type type in Types(path))
        {
            if (type is not { IsClass: true, IsAbstract: false, IsPublic: true } || !(type.IsAssignableTo(typeof(IMetric)) || type.IsAssignableTo(typeof(ISetMetric)))
                || type.GetConstructor(Type.EmptyTypes) is null) continue;
            found++;
            catalogue = Add(catalogue, type, path);
        }
        return found > 0 ? catalogue : throw new InputDataException(path, 0, null, "an assembly without metrics", "a public class that implements IMetric or ISetMetric and has a public constructor without parameters");
    }

    private static MetricCatalogue Add(MetricCatalogue catalogue, Type type, string path)
    {
        try
        {
            object made = Activator.CreateInstance(type)!;
            if (made is IMetric metric)
            {
                catalogue = catalogue.With(metric);
                RequireExamples(metric.Card, example => metric.Measure(example.Record), path);
            }
            if (made is ISetMetric set)
            {
                catalogue = catalogue.With(set);
                RequireExamples(set.Card, example => SetSample.Of(example.Records.Select(set.Read)) is { } sample ? set.Measure(sample) : default, path);
            }
            return catalogue;
        }
        catch (Exception fault) when (fault is not (InputDataException or OutOfMemoryException))
        {
            Exception cause = fault is TargetInvocationException { InnerException: { } inner } ? inner : fault;
            throw new InputDataException(path, 0, type.FullName, cause.Message.Split(" (Parameter")[0], "a metric that can be made, with a sound card and an id of its own", cause);
        }
    }

    private static void RequireExamples(MetricCard card, Func<WorkedExample, Score> measure, string path)
    {
        foreach (WorkedExample example in card.Examples ?? [])
        {
            Score score = measure(example);
            bool holds = example.Expected is { } expected ? score.IsScored && Math.Abs(score.Value - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected)) : !score.IsScored;
            if (!holds)
                throw new InputDataException(path, 0, card.Id, score.ToString(), FormattableString.Invariant($"{(example.Expected is { } value ? value : "no score")}, as its worked example says: {example.Fact}"));
        }
    }

    private static Type[] Types(string path)
    {
        string full = Path.GetFullPath(path);
        if (!File.Exists(full)) throw new InputDataException(path, 0, null, "no file", "an assembly (.dll) with metrics");
        try
        {
            return new Context(full).LoadFromAssemblyPath(full).GetTypes();
        }
        catch (ReflectionTypeLoadException fault)
        {
            string why = fault.LoaderExceptions.OfType<Exception>().FirstOrDefault()?.Message ?? fault.Message;
            throw new InputDataException(path, 0, null, why, "an assembly built for this version of MetricLens, with what it needs beside it", fault);
        }
        catch (Exception fault) when (fault is BadImageFormatException or FileLoadException)
        {
            throw new InputDataException(path, 0, null, "no .NET assembly that can be loaded", "an assembly (.dll) with metrics", fault);
        }
    }

    /// <summary>Looks beside the assembly for what it needs, and to the tool itself for MetricLens.</summary>
    private sealed class Context(string path) : AssemblyLoadContext("metrics from " + Path.GetFileName(path))
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            if (assemblyName.Name == typeof(IMetric).Assembly.GetName().Name) return typeof(IMetric).Assembly;
            return _resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;
        }
    }
}
