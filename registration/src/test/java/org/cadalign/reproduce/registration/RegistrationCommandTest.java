package org.cadalign.reproduce.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cadalign.cli.Main;
import org.cadalign.reproduce.Reproduce;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationCommandTest {
  @TempDir private Path repository;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--folds 0                    | --rounds and --folds are 1 or more",
        "--rounds 0                   | --rounds and --folds are 1 or more",
        "--folds 3 --cities 1,2       | --sigma, --cities, --variant and --folds leave no setting",
        "--short --folds 3            | leave no setting to run",
        "--sigma 3                    | leave no setting to run",
        "--variant NONE               | --variant",
      })
  void refusesWhatItCannotRunBeforeTheWork(String options, String words) {
    List<String> line = new ArrayList<>(List.of("--repository", repository.toString()));
    line.add("registration");
    line.addAll(List.of(options.split(" ")));
    StringWriter err = new StringWriter();
    PrintWriter out = new PrintWriter(new StringWriter());
    int code = Main.run(new Reproduce(), out, new PrintWriter(err), line.toArray(String[]::new));
    assertThat(code).as(err.toString()).isEqualTo(2);
    assertThat(err.toString()).contains(words).hasLineCount(1);
    assertThat(repository).isEmptyDirectory();
  }
}
