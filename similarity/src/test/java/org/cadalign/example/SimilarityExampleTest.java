package org.cadalign.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds docs/similarity-api.md to the example that it quotes. */
class SimilarityExampleTest {
  private static final Path PAGE = Path.of("..", "docs", "similarity-api.md");
  private static final Path SOURCES = Path.of("src/test/java/org/cadalign/example");

  @TempDir Path folder;

  @Test
  void thePageShowsWhatTheExamplePrints() throws IOException, InterruptedException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      SimilarityExample.run(folder.resolve("sketches"), out);
    }
    String printed = bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    assertThat(Files.readString(PAGE)).contains(printed);
  }

  @ParameterizedTest
  @CsvSource({
    "LogisticRegression.java, record LogisticRegression",
    "SimilarityExample.java, private static void pair"
  })
  void thePageShowsItsCode(String file, String start) throws IOException {
    List<String> lines =
        Files.readAllLines(SOURCES.resolve(file)).stream()
            .map(String::strip)
            .dropWhile(line -> !line.startsWith(start))
            .toList();
    assertThat(lines).hasSizeGreaterThan(30);
    assertThat(Files.readAllLines(PAGE).stream().map(String::strip).toList())
        .containsSubsequence(lines.stream().filter(line -> line.length() > 1).toList());
  }
}
