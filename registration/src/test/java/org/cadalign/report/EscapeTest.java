package org.cadalign.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapeTest {
  @Property
  void noTextEndsItsSurroundings(@ForAll String text) throws Exception {
    String json = Escape.json(TextNode.valueOf(text));
    assertThat(json).doesNotContain("<", ">", "&", "\u2028", "\u2029");
  }

  @ParameterizedTest
  @CsvSource({"</script><!--", "\u2028 & \u2029", "{{7*7}}", "${7*7} <#assign x=1>"})
  void jsonSaysTheSame(String text) throws Exception {
    String json = Escape.json(TextNode.valueOf(text));
    assertThat(JsonMapper.builder().build().readTree(json).asText()).isEqualTo(text);
  }
}
