using MetricLens.Metrics;

namespace MetricLens.Tests.Metrics;

public class MetricVariantTests
{
    private static readonly MetricOption Form = MetricOption.OneOf("form", ("sum", "the sum"), ("mean", "the mean"), ("all_of_it", "everything")), Size = MetricOption.Number("size", "how many", 2, 40, 7);

    [Fact]
    public void An_option_says_what_there_is_to_choose()
    {
        Assert.Equal((false, "sum", "", 0, 0), (Form.IsNumber, Form.Default, Form.Summary, Form.Least, Form.Most));
        Assert.Equal([new MetricOptionValue("sum", "the sum"), new("mean", "the mean"), new("all_of_it", "everything")], Form.Values);
        Assert.Equal((true, "7", "how many", 2, 40), (Size.IsNumber, Size.Default, Size.Summary, Size.Least, Size.Most));
    }

    [Fact]
    public void An_option_that_leaves_nothing_to_choose_is_refused()
    {
        Assert.Contains("at least two words; it has 1", Assert.Throws<ArgumentException>(() => MetricOption.OneOf("form", ("sum", "the sum"))).Message, StringComparison.Ordinal);
        Assert.NotNull(MetricOption.OneOf("form", ("sum", "the sum"), ("mean", "the mean")));
        Assert.Throws<ArgumentNullException>(() => MetricOption.OneOf(null!, ("sum", "the sum"), ("mean", "the mean")));
        Assert.Throws<ArgumentException>(() => MetricOption.OneOf("", ("sum", "the sum"), ("mean", "the mean")));
        Assert.Throws<ArgumentException>(() => MetricOption.Number("", "how many", 0, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => MetricOption.Number("size", "how many", -1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => MetricOption.Number("size", "how many", 1, 2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => MetricOption.Number("size", "how many", 1, 2, 3));
        Assert.Equal(("0", 0), (MetricOption.Number("size", "how many", 0, 0, 0).Default, MetricOption.Number("size", "how many", 0, 0, 0).Most));
    }

    [Fact]
    public void A_variant_is_named_by_what_differs_from_the_defaults()
    {
        MetricVariant variant = MetricVariant.Default(Form, Size);
        Assert.Equal(("", "", "sum", 7), (variant.Suffix, variant.InName, variant[Form], variant.Number(Size)));
        MetricVariant other = variant.With("40", "all_of_it");
        Assert.Equal((":all_of_it:40", " (all of it, 40)", "all_of_it", 40), (other.Suffix, other.InName, other[Form], other.Number(Size)));
        Assert.Equal((":2", "sum"), (variant.With("2").Suffix, variant.With("2")[Form]));
        Assert.Equal("", other.With("7", "sum").Suffix);
        Assert.Equal([Form, Size], variant.Options);
        Assert.Throws<ArgumentException>(() => MetricVariant.Default(Form)[Size]);
    }

    [Theory]
    [InlineData("1", "Option 'size' is '1'; expected a whole number from 2 to 40.")]
    [InlineData("41", "Option 'size' is '41'; expected a whole number from 2 to 40.")]
    [InlineData("07", "Option 'size' is '07'; expected a whole number from 2 to 40.")]
    [InlineData("men", "There is no option 'men'; did you mean 'mean'?")]
    [InlineData("", "There is no option ''; there are: a number from 2 to 40, all_of_it, mean, sum.")]
    [InlineData("elsewhere", "There is no option 'elsewhere'; there are: a number from 2 to 40, all_of_it, mean, sum.")]
    public void An_unknown_choice_says_what_there_is(string choice, string said) =>
        Assert.StartsWith(said, Assert.Throws<ArgumentException>(() => MetricVariant.Default(Form, Size).With(choice)).Message, StringComparison.Ordinal);

    [Fact]
    public void Digits_are_a_word_where_no_number_is_chosen()
    {
        Assert.StartsWith("There is no option '3'; there are: all_of_it, mean, sum.", Assert.Throws<ArgumentException>(() => MetricVariant.Default(Form).With("3")).Message, StringComparison.Ordinal);
        Assert.StartsWith("There is no option 'x': the metric has none.", Assert.Throws<ArgumentException>(() => MetricVariant.Default().With("x")).Message, StringComparison.Ordinal);
        Assert.StartsWith("Option 'form' is set twice, the second time to 'sum'.", Assert.Throws<ArgumentException>(() => MetricVariant.Default(Form, Size).With("mean", "9", "sum")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_numbers_the_first_is_told() => Assert.StartsWith("Option 'size' is '1'; expected a whole number from 2 to 40.",
        Assert.Throws<ArgumentException>(() => MetricVariant.Default(Form, Size, MetricOption.Number("depth", "how deep", 50, 60, 50)).With("1")).Message, StringComparison.Ordinal);

    [Fact]
    public void Neighbours_differ_in_one_option_and_take_the_ends_of_a_range()
    {
        Assert.Equal([":mean", ":all_of_it", ":2", ":40"], MetricVariant.Default(Form, Size).Neighbours().Select(variant => variant.Suffix));
        Assert.Equal([":3"], MetricVariant.Default(MetricOption.Number("size", "how many", 1, 3, 1)).Neighbours().Select(variant => variant.Suffix));
    }
}
