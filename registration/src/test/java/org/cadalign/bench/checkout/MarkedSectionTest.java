package org.cadalign.bench.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkedSectionTest {
  private static final MarkedSection SECTION = new MarkedSection("bench x");
  private static final Path FILE = Path.of("results.md");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "'', '<!-- bench x -->|new|<!-- /bench x -->|'",
    "'# R|', '# R||<!-- bench x -->|new|<!-- /bench x -->|'",
    "'a|<!-- bench x -->|old|<!-- /bench x -->|b|', 'a|<!-- bench x -->|new|<!-- /bench x -->|b|'",
    "'<!-- bench x --><!-- /bench x -->', '<!-- bench x -->|new|<!-- /bench x -->'",
  })
  void replacesWhatIsBetweenTheMarkers(String before, String after) throws Exception {
    String text = SECTION.replace(before.replace('|', '\n'), "new\n", FILE);
    assertThat(text).isEqualTo(after.replace('|', '\n'));
    assertThat(SECTION.replace(text, "new", FILE)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!-- bench x -->",
        "<!-- /bench x -->",
        "<!-- /bench x --> and then <!-- bench x -->"
      })
  void refusesHalfAPair(String text) {
    assertThatThrownBy(() -> SECTION.replace(text, "new", FILE))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("results.md");
  }

  @Test
  void makesAFileThatIsMissing() throws Exception {
    Path file = folder.resolve("results.md");
    SECTION.write(file, "| 1 |");
    assertThat(Files.readString(file)).contains("| 1 |").startsWith("<!-- bench x -->");
  }
}
