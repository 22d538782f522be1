using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace MetricLens.Mutation;

/// <summary>The tests of the core, loaded beside one mutated core: each is found and called as xunit would, in this process.</summary>
internal sealed class TestSuite
{
    private readonly Type _mutant;
    private readonly Loaded _context;

    private TestSuite(Loaded context, Type mutant) => (_context, _mutant) = (context, mutant);

    /// <summary>The tests by name.</summary>
    internal Dictionary<string, Action> Tests { get; } = new(StringComparer.Ordinal);

    /// <summary>Loads a core, with one mutant awake from the start, or none.</summary>
    internal static TestSuite Load(string core, int awake)
    {
        var context = new Loaded(core, Path.GetDirectoryName(typeof(TestSuite).Assembly.Location)!);
        var suite = new TestSuite(context, context.LoadFromAssemblyPath(core).GetType("MetricLens.Mutant", throwOnError: true)!);
        suite.Awake = awake;
        return suite;
    }

    /// <summary>The mutant that is tried; −1 for none.</summary>
    internal int Awake
    {
        set => _mutant.GetField("Awake")!.SetValue(null, value);
    }

    /// <summary>When loops of the core give up, by the tick count.</summary>
    internal long Until
    {
        set => _mutant.GetField("Until")!.SetValue(null, value);
    }

    /// <summary>Notes which mutants are asked for from now on, or stops.</summary>
    internal bool[]? Met
    {
        set => _mutant.GetField("Met")!.SetValue(null, value);
    }

    /// <summary>The types of the core.</summary>
    internal IEnumerable<Type> CoreTypes => _mutant.Assembly.GetTypes();

    /// <summary>Makes every metric with all its variants, one by one.</summary>
    /// <param name="made">What is called behind each, with the metric's id.</param>
    internal void MakeMetrics(Action<string> made)
    {
        Type[] kinds = [_mutant.Assembly.GetType("MetricLens.Metrics.IMetric")!, _mutant.Assembly.GetType("MetricLens.Metrics.ISetMetric")!];
        foreach (Type type in _mutant.Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false } && kinds.Any(kind => kind.IsAssignableFrom(type)) && type.GetConstructor(Type.EmptyTypes) is not null))
        {
            dynamic metric = Activator.CreateInstance(type)!;
            object card = type.GetProperty("Card")!.GetValue((object)metric)!;
            string id = (string)card.GetType().GetProperty("Id")!.GetValue(card)!;
            if (type.GetProperty("Variant")?.GetValue((object)metric) is { } variant)
                foreach (object other in (IEnumerable)variant.GetType().GetMethod("Neighbours")!.Invoke(variant, null)!) type.GetMethod("With")!.Invoke((object)metric, [other]);
            made(id);
        }
    }

    /// <summary>Finds the tests; what a mutant makes of that is its fault.</summary>
    internal TestSuite Find()
    {
        foreach (string name in new[] { "MetricLens.Testing.Tests", "MetricLens.Tests" })
        {
            foreach (Type type in _context.LoadFromAssemblyName(new(name)).GetTypes().Where(type => type is { IsPublic: true, IsAbstract: false }))
                foreach (MethodInfo method in type.GetMethods()) Add(type, method);
        }
        return this;
    }

    private void Add(Type type, MethodInfo method)
    {
        if (method.GetCustomAttribute<FactAttribute>(inherit: true) is not { Explicit: false } fact) return;
        string name = $"{type.Name}.{method.Name}";
        if (fact is PropertyAttribute property)
        {
            Config config = Config.QuickThrowOnFailure.WithMaxTest(property.MaxTest > 0 ? property.MaxTest : Config.Quick.MaxTest).WithReplay(Microsoft.FSharp.Core.FSharpOption<Replay>.Some(new Replay(new Rnd(1), Microsoft.FSharp.Core.FSharpOption<int>.None)));
            Tests[name] = method.ReturnType == typeof(Property)
                ? () => FsCheck.Check.One(config, (Property)Call(type, method, [])!)
                : () => FsCheck.Check.Method(config, method, Microsoft.FSharp.Core.FSharpOption<object>.Some(Made(type)));
            return;
        }
        if (fact is not TheoryAttribute)
        {
            Tests[name] = () => Call(type, method, []);
            return;
        }
        foreach (object?[] row in Rows(type, method)) Tests[Unused($"{name}({string.Join(", ", row.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)))})")] = () => Call(type, method, row);
    }

    /// <summary>Rows may look alike, as records do: each but the first is numbered.</summary>
    private string Unused(string name)
    {
        string unused = name;
        for (int number = 2; Tests.ContainsKey(unused); number++) unused = string.Create(CultureInfo.InvariantCulture, $"{name} {number}");
        return unused;
    }

    private static IEnumerable<object?[]> Rows(Type type, MethodInfo method)
    {
        foreach (InlineDataAttribute inline in method.GetCustomAttributes<InlineDataAttribute>()) yield return inline.Data;
        foreach (MemberDataAttribute member in method.GetCustomAttributes<MemberDataAttribute>())
        {
            Type holder = member.MemberType ?? type;
            const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.FlattenHierarchy;
            object? data = holder.GetProperty(member.MemberName, Any)?.GetValue(null) ?? holder.GetField(member.MemberName, Any)?.GetValue(null) ?? holder.GetMethod(member.MemberName, Any)?.Invoke(null, member.Arguments);
            foreach (object row in (IEnumerable)data!)
                yield return row is ITheoryDataRow typed ? typed.GetData() : row as object?[] ?? [row];
        }
    }

    /// <summary>A class of tests may print, to nobody.</summary>
    private static object Made(Type type) => Activator.CreateInstance(type, type.GetConstructors()[0].GetParameters().Length == 0 ? [] : [new Unheard()])!;

    private static object? Call(Type type, MethodInfo method, object?[] arguments)
    {
        object? instance = method.IsStatic ? null : Made(type);
        try
        {
            ParameterInfo[] parameters = method.GetParameters();
            object? result = method.Invoke(instance, [.. parameters.Select((parameter, i) => i < arguments.Length ? Fitting(arguments[i], parameter.ParameterType) : parameter.DefaultValue)]);
            if (result is Task task) task.GetAwaiter().GetResult();
            return result;
        }
        catch (TargetInvocationException wrapped) when (wrapped.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
        finally
        {
            (instance as IDisposable)?.Dispose();
        }
    }

    /// <summary>Numbers in attributes are converted to the parameter's type, as xunit does.</summary>
    private static object? Fitting(object? value, Type type) =>
        value is IConvertible and not string && value.GetType() != type && (Nullable.GetUnderlyingType(type) ?? type) is { IsPrimitive: true } plain ? Convert.ChangeType(value, plain, CultureInfo.InvariantCulture) : value;

    /// <summary>Prints nothing.</summary>
    private sealed class Unheard : ITestOutputHelper
    {
        public string Output => "";

        public void Write(string message)
        {
        }

        public void Write(string format, params object[] args)
        {
        }

        public void WriteLine(string message)
        {
        }

        public void WriteLine(string format, params object[] args)
        {
        }
    }

    /// <summary>The mutated core and, loaded anew beside it, what is built on it; all else is shared.</summary>
    /// <remarks>It cannot be let go of: an assembly that can be is not one that a metric from outside, which tests load beside it, may be built on.</remarks>
    private sealed class Loaded(string core, string folder) : AssemblyLoadContext("mutant")
    {
        protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name switch
        {
            "MetricLens" => LoadFromAssemblyPath(core),
            "MetricLens.Testing" or "MetricLens.Testing.Tests" or "MetricLens.Tests" => LoadFromAssemblyPath(Path.Combine(folder, assemblyName.Name + ".dll")),
            _ => null,
        };
    }
}
