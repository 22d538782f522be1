namespace MetricLens.Import;

/// <summary>Gathers the requests that HELM sends for each reference of one instance apart.</summary>
internal sealed class HelmReferences(string[] references, JsonPlace place)
{
    private readonly bool[] _isKnown = new bool[references.Length];

    /// <summary>An instance whose record has been made.</summary>
    public static HelmReferences Done { get; } = new([], new JsonPlace("", 0, new ImportLimits()));

    public JsonPlace Place => place;

    public int Count => references.Length;

    public double[] Logprobs { get; } = new double[references.Length];

    public bool IsComplete => _isKnown.All(known => known);

    /// <summary>Adds the answer to one reference's request.</summary>
    /// <exception cref="Records.InputDataException">The reference is out of range or known already, or its text is not at the end of the echo.</exception>
    public void Add(JsonValue reference, JsonValue result)
    {
        long index = reference.Integer();
        if (index < 0 || index >= references.Length || _isKnown[index])
            throw reference.Mistyped(FormattableString.Invariant($"each index from 0 to {references.Length - 1} once an instance"));
        IReadOnlyList<JsonValue> completions = result.Require("completions", "an array of completions").Items();
        if (completions.Count == 0) throw result.Fault("without completions", "at least one completion");
        Logprobs[index] = Sum(completions[0], references[index]);
        _isKnown[index] = true;
    }

    /// <summary>The log-probability of the tokens that spell the reference at the end of an echoed prompt.</summary>
    private static double Sum(JsonValue completion, string reference)
    {
        IReadOnlyList<JsonValue> tokens = completion.Require("tokens", "an array of tokens").Items();
        string wanted = reference.Trim();
        string spelt = "";
        double sum = 0;
        for (int i = tokens.Count - 1; i >= 0 && spelt.Trim().Length <= wanted.Length; i--)
        {
            spelt = tokens[i].Require("text", "a text").Text() + spelt;
            JsonValue logprob = tokens[i].Require("logprob", "a log-probability");
            double value = logprob.Logprob();
            sum += value <= 0 ? value : throw logprob.Mistyped("a number at most 0");
            if (spelt.Trim() == wanted) return sum;
        }
        throw completion.Fault("an echo that does not end in the reference", $"tokens that spell '{reference}' at the end");
    }
}
