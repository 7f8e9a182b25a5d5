package org.cadalign.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<script>alert(1)</script> | &lt;script&gt;alert(1)&lt;/script&gt;",
        "\" onload=\"x             | &quot; onload=&quot;x",
        "' onclick='x              | &#39; onclick=&#39;x",
        "{{7*7}} ${7*7}            | {{7*7}} ${7*7}",
        "a & b                     | a &amp; b",
        "straße \u202Eabc          | straße \u202Eabc",
      })
  void marksUpNothing(String text, String expected) {
    assertThat(Escape.markup(text)).isEqualTo(expected);
  }

  @Property
  void noTextEndsItsSurroundings(@ForAll String text) throws Exception {
    assertThat(Escape.markup(text)).doesNotContain("<", ">", "\"", "'", "\u0000");
    String json = Escape.json(TextNode.valueOf(text));
    assertThat(json).doesNotContain("<", ">", "&", "\u2028", "\u2029");
  }

  @ParameterizedTest
  @CsvSource({"</script><!--", "\u2028 & \u2029", "{{7*7}}"})
  void jsonSaysTheSame(String text) throws Exception {
    String json = Escape.json(TextNode.valueOf(text));
    assertThat(JsonMapper.builder().build().readTree(json).asText()).isEqualTo(text);
  }
}
