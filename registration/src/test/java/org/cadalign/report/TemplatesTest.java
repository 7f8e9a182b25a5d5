package org.cadalign.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On templates that print a text as an attribute and as content. */
class TemplatesTest {
  private static final Templates TEMPLATES = new Templates();

  /** What the templates of this test print. */
  public record Said(String text) {}

  /** A number to print. */
  public record Count(int text) {}

  /** A view that lacks what they print, if it is empty. */
  public record Perhaps(Optional<String> text) {}

  private static String html(String text) {
    return TEMPLATES.filled("text.ftlh", new Said(text));
  }

  private static String around(String text) {
    return "<p title=\"" + text + "\">" + text + "</p>\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<script>alert(1)</script> | &lt;script&gt;alert(1)&lt;/script&gt;",
        "\" onload=\"x             | &quot; onload=&quot;x",
        "' onclick='x              | &#39; onclick=&#39;x",
        "{{7*7}} ${7*7} #{7*7}     | {{7*7}} ${7*7} #{7*7}",
        "<#assign x=1>[#if x][=x]  | &lt;#assign x=1&gt;[#if x][=x]",
        "a & b                     | a &amp; b",
        "straße \u202Eabc \uD83C\uDFE0 | straße \u202Eabc \uD83C\uDFE0",
      })
  void marksUpNothing(String text, String expected) {
    assertThat(html(text)).isEqualTo(around(expected));
    assertThat(TEMPLATES.filled("text.ftlx", new Said(text)))
        .isEqualTo(around(expected.replace("&#39;", "&apos;")));
  }

  @Property
  void noTextEndsItsSurroundings(@ForAll String text) {
    String html = html(text);
    String inner = html.substring(html.indexOf('>') + 1, html.lastIndexOf('<'));
    assertThat(html).isEqualTo(around(inner));
    assertThat(inner).doesNotContain("<", ">", "\"", "'", "\u0000");
  }

  @Test
  void whatMarkupCannotHoldIsReplaced() {
    assertThat(html("a\u0000b\uFFFE\uD800.")).isEqualTo(around("a\uFFFDb\uFFFD\uFFFD."));
  }

  @Test
  void emptyIsMissing() {
    assertThat(TEMPLATES.filled("text.ftlh", new Perhaps(Optional.of("a")))).contains("a");
    assertThatThrownBy(() -> TEMPLATES.filled("text.ftlh", new Perhaps(Optional.empty())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("text.ftlh does not fit");
  }

  @Test
  void numbersAreTheSameEverywhere() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThat(TEMPLATES.filled("text.ftlh", new Count(1_234_567))).contains(">1234567<");
    } finally {
      Locale.setDefault(before);
    }
  }
}
