using System.CommandLine;

namespace MetricLens.Cli.Commands;

/// <summary><c>metriclens config</c>: what settings files may say.</summary>
internal static class ConfigCommand
{
    /// <summary>What it does.</summary>
    public const string About = "Tells what settings files (--config) may say.";

    /// <summary>The command.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="settings">The settings that there are.</param>
    public static Command Create(Terminal terminal, Func<IReadOnlyList<Setting>> settings)
    {
        var schema = new Command("schema", "Writes the JSON schema of settings files, by which editors complete and check them.");
        schema.SetAction(_ =>
        {
            JsonText.Pipe(terminal, stream => SettingsSchema.Write(settings(), stream));
            return ExitCode.Done;
        });
        Help.Attach(schema, "metriclens config schema > metriclens.schema.json");
        var command = new Command("config", About) { schema };
        Help.Attach(command, "metriclens config schema > metriclens.schema.json");
        return command;
    }
}
