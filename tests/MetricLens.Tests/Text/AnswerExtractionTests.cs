using System.Diagnostics;
using MetricLens.Text;

namespace MetricLens.Tests.Text;

public class AnswerExtractionTests
{
    [Theory]
    [InlineData("hashes", "48+24 = 72\n#### 72", "72")]
    [InlineData("hashes", "#### 1,234.50.", "1234.50")]
    [InlineData("hashes", "#### $-5", "-5")]
    [InlineData("hashes", "#### 1\n#### 2", "2")]
    [InlineData("hashes", "####", null)]
    [InlineData("hashes", "72", null)]
    [InlineData("boxed", @"so \boxed{\frac{1}{2}}.", @"\frac{1}{2}")]
    [InlineData("boxed", @"\boxed{1} or \boxed{2}", "2")]
    [InlineData("boxed", @"\boxed{a\}b}", @"a\}b")]
    [InlineData("boxed", @"\fbox{7}", "7")]
    [InlineData("boxed", @"\boxed{", null)]
    [InlineData("boxed", @"\boxed{{1}", null)]
    [InlineData("boxed", "72", null)]
    [InlineData("boxed", @"\boxed{}", "")]
    [InlineData("boxed", @"\boxed{a{b{c}}d} {e}", "a{b{c}}d")]
    [InlineData("boxed", @"\boxed{a\{b} c}", @"a\{b")]
    [InlineData("boxed", @"\boxed{a\", null)]
    [InlineData("boxed", @"\boxed{a\\}", @"a\\")]
    [InlineData("boxed", @"\fbox{1} \boxed{2}", "2")]
    [InlineData("boxed", @"\boxed{1} \fbox{2}", "2")]
    [InlineData("hashes", "####\u00a07", "7")]
    [InlineData("boxed", @"\fbox{1} \fbox{2}", "2")]
    [InlineData("hashes", "#### x7", null)]
    [InlineData("hashes", "#####7", "7")]
    [InlineData("hashes", "7 ####", null)]
    [InlineData("letter", "Answer: A. Answer: B", "B")]
    [InlineData("letter", "A\nAnswer: K", "A")]
    [InlineData("(x)?y", "y", "")]
    [InlineData("(x)?(y)", "y", "y")]
    [InlineData("([0-9])([a-z])", "1x", "1")]
    [InlineData("letter", "(B) because", "B")]
    [InlineData("letter", "B", "B")]
    [InlineData("letter", "The answer is (C).", "C")]
    [InlineData("letter", "A or B? Answer: D", "D")]
    [InlineData("letter", "Because", null)]
    [InlineData("letter", "", null)]
    [InlineData("x=([0-9]+)", "x=1, x=22", "22")]
    [InlineData("(?:a=([0-9]))|(?:b=([0-9]))", "b=2", "2")]
    [InlineData("[0-9]+", "1 and 23", "23")]
    [InlineData("[0-9]+", "none", null)]
    public void A_rule_finds_the_answer(string rule, string text, string? answer) => Assert.Equal(answer, AnswerExtraction.Get(rule).Find(text));

    [Fact]
    public void An_expression_without_backtracking_is_quick_on_any_text()
    {
        var clock = Stopwatch.StartNew();
        Assert.Null(AnswerExtraction.Get("(a+)+$").Find(new string('a', 50_000) + "b"));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void An_expression_that_backtracks_for_too_long_is_stopped()
    {
        var rule = AnswerExtraction.Get(@"((a+)+)\2$");
        TimeoutException fault = Assert.Throws<TimeoutException>(() => rule.Find(new string('a', 40) + "b"));
        Assert.Contains("look-around", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("boxd", "did you mean 'boxed'?")]
    [InlineData("([0-9]", "cannot be read")]
    public void A_rule_that_is_none_is_an_argument_error(string rule, string said) =>
        Assert.Contains(said, Assert.Throws<ArgumentException>(() => AnswerExtraction.Get(rule)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_rule_says_whether_it_is_named()
    {
        Assert.Equal(["boxed", "hashes", "letter"], AnswerExtraction.Names);
        Assert.All(AnswerExtraction.Names, name => Assert.True(AnswerExtraction.Get(name).IsNamed));
        Assert.False(AnswerExtraction.Get("[0-9]").IsNamed);
        Assert.Equal("a", AnswerExtraction.Get("a|b_?").Find("b a"));
        Assert.Throws<ArgumentException>(() => AnswerExtraction.Get("a_1"));
        Assert.Throws<ArgumentException>(() => AnswerExtraction.Get(""));
    }
}
