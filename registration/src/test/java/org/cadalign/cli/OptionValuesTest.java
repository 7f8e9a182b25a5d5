package org.cadalign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class OptionValuesTest {
  @Command(name = "toy", mixinStandardHelpOptions = true)
  static final class Toy {
    @Parameters(index = "0", paramLabel = "FILE")
    Path file;

    @Option(
        names = {"-n", "--number"},
        defaultValue = "0.50")
    double number;

    @Option(names = "--list", split = ",")
    List<Integer> list = List.of();

    @Option(names = "--flag")
    boolean flag;

    @Option(names = "--loud")
    boolean[] loud = {};

    @Mixin More more;
  }

  static final class More {
    @Option(names = "--file")
    Optional<Path> file = Optional.empty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x                 | --file=- --flag=false --list=- --loud=- --number=0.50 FILE=x",
        "./a/../x          | --file=- --flag=false --list=- --loud=- --number=0.50 FILE=./a/../x",
        "x -n 7            | --file=- --flag=false --list=- --loud=- --number=7 FILE=x",
        "x --file x        | --file=x --flag=false --list=- --loud=- --number=0.50 FILE=x",
        "x --list 3,1      | --file=- --flag=false --list=3,1 --loud=- --number=0.50 FILE=x",
        "x --list 3 --list 1 | --file=- --flag=false --list=3,1 --loud=- --number=0.50 FILE=x",
        "x --flag          | --file=- --flag=true --list=- --loud=- --number=0.50 FILE=x",
        "x --loud --loud   | --file=- --flag=false --list=- --loud=2 --number=0.50 FILE=x",
      })
  void areWhatWasGivenElseTheDefault(String arguments, String told) {
    CommandLine line = new CommandLine(new Toy());
    line.parseArgs(arguments.split(" "));
    String values =
        OptionValues.of(line.getCommandSpec()).entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue().orElse("-"))
            .collect(Collectors.joining(" "));
    assertThat(values).isEqualTo(told);
  }
}
