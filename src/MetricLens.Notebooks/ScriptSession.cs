using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace MetricLens.Notebooks;

/// <summary>The C# kernel of one run: cells are scripts, each of which goes on from the one before.</summary>
internal sealed class ScriptSession : IDisposable
{
    /// <summary>What Polyglot Notebooks import for every cell, and the functions that it may call without a prefix.</summary>
    private static readonly string[] Imports =
        ["System", "System.IO", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
            "MetricLens.Notebooks.NotebookDisplay", "MetricLens.Notebooks.DisplayExtensions"];

    private readonly string _folder;
    private readonly bool _isLocal;
    private readonly NativeLibraries _natives = new();
    private readonly InteractiveAssemblyLoader _loader = new();
    private readonly HashSet<string> _assemblies = new(StringComparer.Ordinal);
    private ScriptOptions _options;
    private readonly List<PackageRequest> _packages = [];
    private readonly List<string> _sources = [];
    private ScriptState<object>? _state;

    /// <summary>A session with no variables.</summary>
    /// <param name="folder">The folder that paths start from.</param>
    /// <param name="isLocal">Whether this build stands in for the packages of MetricLens.</param>
    public ScriptSession(string folder, bool isLocal)
    {
        _folder = folder;
        _isLocal = isLocal;
        Assembly own = typeof(NotebookDisplay).Assembly;
        _loader.RegisterDependency(own);
        _options = ScriptOptions.Default
            .WithReferences([.. ReferenceResolver.FrameworkReferences, MetadataReference.CreateFromFile(own.Location)])
            .WithImports(Imports)
            .WithMetadataResolver(new ReferenceResolver(folder))
            .WithLanguageVersion(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Latest)
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithEmitDebugInformation(true)
            .WithFileEncoding(System.Text.Encoding.UTF8);
    }

    /// <summary>Runs a cell.</summary>
    /// <returns>The value of its last expression; <see langword="null"/> where it ends in none.</returns>
    /// <exception cref="PackageException">A package that it asks for cannot be had.</exception>
    /// <exception cref="CompilationErrorException">It is no C#.</exception>
    /// <exception cref="NotSupportedException">It has a magic command.</exception>
    public async Task<object?> Run(NotebookCell cell, CancellationToken cancellation)
    {
        CellDirectives directives = CellDirectives.Of(cell);
        await GetPackages(directives, cancellation);
        ScriptOptions options = _options.WithFilePath(FormattableString.Invariant($"cell {cell.Number}"));
        Script<object> script = _state is null
            ? CSharpScript.Create<object>(directives.Code, options, globalsType: null, _loader)
            : _state.Script.ContinueWith<object>(directives.Code, options);
        _state = _state is null ? await script.RunAsync(globals: null, cancellation) : await script.RunFromAsync(_state, cancellation);
        return _state.ReturnValue;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _natives.Dispose();
        _loader.Dispose();
    }

    private async Task GetPackages(CellDirectives directives, CancellationToken cancellation)
    {
        _sources.AddRange(directives.Sources);
        int before = _packages.Count;
        foreach (PackageRequest package in directives.Packages)
        {
            if (_isLocal && LocalBuild.Has(package)) AddLocal(package);
            else if (!_packages.Contains(package)) _packages.Add(package);
        }
        if (_packages.Count == before) return;
        RestoredPackages restored = await new PackageRestore(_folder).Run(_packages, _sources, cancellation);
        _natives.Add(restored.Natives);
        Refer(restored.Assemblies);
    }

    private void AddLocal(PackageRequest package)
    {
        IReadOnlyCollection<Assembly> assemblies = LocalBuild.Assemblies(package);
        // Those that are loaded here are to be the scripts' own: a second copy would have types of its own.
        foreach (Assembly assembly in assemblies) _loader.RegisterDependency(assembly);
        Refer(assemblies.Select(assembly => assembly.Location));
    }

    private void Refer(IEnumerable<string> paths) => _options = _options.AddReferences(paths.Where(_assemblies.Add).Select(path => MetadataReference.CreateFromFile(path)));
}
