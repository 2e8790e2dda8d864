using Xunit;

namespace MassGen.Docs.Tests.Snippets;

public sealed class ReadingAnythingTests
{
    private const string Whole = """
        - List:

          <!-- example
          requires: [docker]
          model: { agents: { w: [ { say: hi } ] } }
          expect: { exit: 1, files: { a: { contains: b } } }
          -->
          <!--
          ```bash setup
          touch a
          ```
          -->
          ```console id=first session=s title="a b"
          $ ls \
          > -l
          a (re)
          ...
          ```

        > ```yaml part-of=examples/one/config.yaml at=/agents/-
        > id: x
        > ```

        ```text output-of=first match=lines
        out
        ```
        ~~~json id=j
        {"agents": []}
        ~~~

        ```yaml example=one region=backend after=first,j
        ```

        """;

    [Fact]
    public void No_cut_of_a_page_makes_reading_it_fail()
    {
        for (var length = 0; length <= Whole.Length; length++)
        {
            using var page = new ReadPage(Whole[..length]);
            Assert.NotNull(page.Read());
        }
    }

    [Fact]
    public void No_change_of_a_page_makes_reading_it_fail()
    {
        var random = new Random(4);
        for (var round = 0; round < 400; round++)
        {
            var letters = Whole.ToList();
            for (var change = 0; change < 6; change++)
            {
                var place = random.Next(letters.Count);
                letters[place] = "`~<>-!\"=$#\\\n {}[]:\u0000é\t"[random.Next(21)];
                letters.RemoveAt(random.Next(letters.Count));
            }

            using var page = new ReadPage(string.Concat(letters));
            Assert.NotNull(page.Read());
        }
    }
}
