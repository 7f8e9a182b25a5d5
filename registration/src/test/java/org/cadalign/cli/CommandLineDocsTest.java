package org.cadalign.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** docs/cli.md knows every command, and under each, its options and arguments. */
class CommandLineDocsTest {
  private static final Path PAGE = Path.of("../docs/cli.md");
  private static final String SHARED = "## Options of every command";

  static Stream<CommandSpec> commands() {
    return subcommands(new CommandLine(new Main()));
  }

  private static Stream<CommandSpec> subcommands(CommandLine parent) {
    return parent.getSubcommands().values().stream()
        .distinct()
        .flatMap(c -> Stream.concat(Stream.of(c.getCommandSpec()), subcommands(c)));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyOptionIsDocumented(CommandSpec command) throws IOException {
    assumeTrue(Files.exists(PAGE), "the documentation is not beside this module");
    String page = Files.readString(PAGE);
    String shared = section(page, SHARED);
    String own = section(page, "# " + command.qualifiedName());
    assertThat(own).contains(command.qualifiedName() + " ");
    for (OptionSpec option : command.options()) {
      for (String name : option.names()) {
        assertThat(own + shared).contains("`" + name);
      }
    }
    for (PositionalParamSpec argument : command.positionalParameters()) {
      assertThat(own).contains("`" + argument.paramLabel() + "`");
    }
  }

  /** From a heading to the next of the same or a higher level. */
  private static String section(String page, String heading) {
    int from = page.indexOf(heading + "\n");
    assertThat(from).as(heading).isNotNegative();
    int next = page.indexOf("\n## ", from + heading.length());
    return page.substring(from, next < 0 ? page.length() : next);
  }
}
