using System.Text;
using MetricLens.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var interruption = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    interruption.Cancel();
};
return App.Run(args, Terminal.OfConsole(), interruption.Token);
