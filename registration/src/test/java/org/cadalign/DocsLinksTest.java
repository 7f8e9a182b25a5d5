package org.cadalign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every file that a document of the repository links to is there. */
class DocsLinksTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("(?:[a-z]+:|#).*");
  private static final List<String> FOLDERS = List.of("docs", "scripts");

  @Test
  void everyRelativeLinkLeadsToAFile() throws IOException {
    assumeTrue(
        Files.isRegularFile(ROOT.resolve("mvnw")) && Files.isRegularFile(ROOT.resolve("README.md")),
        "the documents are only in a checkout");
    List<String> broken = documents().stream().flatMap(DocsLinksTest::broken).toList();
    assertThat(broken).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "see [a](b/c.md), b/c.md",
    "![a](b.png), b.png",
    "[a](b.md#part), b.md",
    "[a](https://example.org/b.md), ''",
    "[a](#part), ''",
    "no link (b.md), ''",
  })
  void findsTargets(String text, String target) {
    assertThat(targets(text)).isEqualTo(target.isEmpty() ? List.of() : List.of(target));
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(ROOT)) {
      Stream<Path> below = FOLDERS.stream().map(ROOT::resolve).flatMap(DocsLinksTest::files);
      return Stream.concat(top, below).filter(f -> f.toString().endsWith(".md")).sorted().toList();
    }
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<String> broken(Path document) {
    return targets(text(document)).stream()
        .filter(target -> !Files.exists(document.resolveSibling(target)))
        .map(target -> ROOT.relativize(document) + " -> " + target);
  }

  private static List<String> targets(String text) {
    return LINK.matcher(text)
        .results()
        .map((MatchResult link) -> link.group(1))
        .filter(target -> !ELSEWHERE.matcher(target).matches())
        .map(target -> target.replaceFirst("#.*", ""))
        .toList();
  }

  private static String text(Path document) {
    try {
      return Files.readString(document);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
