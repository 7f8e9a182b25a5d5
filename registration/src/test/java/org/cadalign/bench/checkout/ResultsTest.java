package org.cadalign.bench.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cadalign.cli.Main;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

class ResultsTest {
  @TempDir Path root;

  @BeforeEach
  void makeDocuments() throws IOException {
    Files.createDirectory(root.resolve("docs"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "drawn", "plain --write", "drawn --write"})
  void printsTheTextAndTheJsonLast(String line) {
    assertThat(run(line)).isEqualTo("# Text\n{\"a\": 1}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "drawn", "silent"})
  void writesAndDrawsNothingUnasked(String line) throws IOException {
    run(line);
    assertThat(documents()).isEmpty();
  }

  @Test
  void writesTheSection() throws IOException {
    run("plain --write");
    assertThat(results()).isEqualTo("<!-- test -->\n# Text\n<!-- /test -->\n");
  }

  @Test
  void putsPicturesBelowTheText() throws IOException {
    run("drawn --write");
    assertThat(results()).isEqualTo("<!-- test -->\n# Text\n![A](a.png)\n<!-- /test -->\n");
    assertThat(documents()).containsExactly("a.png", "results.md");
  }

  @Test
  void keepsWithoutPrinting() throws IOException {
    assertThat(run("silent --write")).isEqualTo("true\n");
    assertThat(results()).isEqualTo("<!-- test -->\n# Text\n<!-- /test -->\n");
  }

  private String run(String line) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = ("--repository " + root + " " + line).split(" ", -1);
    int code = Main.run(new Script(), new PrintWriter(out), new PrintWriter(err), words);
    assertThat(code).as(err.toString()).isZero();
    return out.toString().replace(System.lineSeparator(), "\n");
  }

  private String results() throws IOException {
    return Files.readString(root.resolve("docs/results.md"));
  }

  private List<String> documents() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("docs"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Command(
      name = "script",
      subcommands = {Plain.class, Drawn.class, Silent.class})
  static final class Script extends Checkout {}

  @Command(name = "plain")
  static final class Plain implements Callable<Integer> {
    @Mixin private Results results;

    @Override
    public Integer call() throws DataException, IOException {
      results.tell("test", "# Text", "{\"a\": 1}");
      return 0;
    }
  }

  @Command(name = "drawn")
  static final class Drawn implements Callable<Integer> {
    @ParentCommand private Checkout checkout;
    @Mixin private Results results;

    @Override
    public Integer call() throws DataException, IOException {
      results.tell("test", "# Text", this::draw, "{\"a\": 1}");
      return 0;
    }

    private String draw() throws IOException {
      Files.createFile(checkout.repository().picture("a.png"));
      return "\n![A](a.png)";
    }
  }

  /** Says only whether its results are kept. */
  @Command(name = "silent")
  static final class Silent implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Results results;

    @Override
    public Integer call() throws DataException {
      results.keep("test", "# Text");
      spec.commandLine().getOut().println(results.areKept());
      return 0;
    }
  }
}
