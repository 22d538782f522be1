#:project ../src/MetricLens.Plotting

using MetricLens;
using MetricLens.Plotting;
using MetricLens.Records;
using MetricLens.Survival;

RecordSet records = RecordSet.Load("fixtures/digits");
InvestigationResult result = Investigation.Of(records).Run();

TaskFinding finding = result.Finding("mul_3x1", "width");
Console.WriteLine($"{finding.Overall.Words()}: {finding.Jump.From.Label} to {finding.Jump.To.Label}");
foreach (MetricFinding metric in finding.Metrics)
    Console.WriteLine($"{metric.Metric.Name}: {metric.Verdict.Words()}, step share {metric.Survival?.Narrower?.Share:F2}");

foreach (var point in finding.Jump.Curve!.Points)
    Console.WriteLine($"{point.Label} {point.Mean.Value:F2} [{point.Mean.Lower:F2}, {point.Mean.Upper:F2}]");

finding.Figure().SavePng("mul_3x1.png");
