package org.cadalign.reproduce.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cadalign.cli.Main;
import org.cadalign.reproduce.Reproduce;
import org.junit.jupiter.api.Test;
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
        "--folds 3 --cities 1,2       | --sigma, --cities, --variant, --folds and --known leave no setting",
        "--short --folds 3            | leave no setting to run",
        "--sigma 3                    | leave no setting to run",
        "--variant NONE               | --variant",
        "--sigma 8 --known            | and --known leave no setting to run",
      })
  void refusesWhatItCannotRunBeforeTheWork(String options, String words) {
    Outcome outcome = reproduce(options.split(" "));
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).contains(words).hasLineCount(1);
    assertThat(repository).isEmptyDirectory();
  }

  @Test
  void tellsKeptSettingsWithoutTrainingThemAgain(@TempDir Path kept) throws IOException {
    Residuals residuals = new Residuals(5000, 2.4, new double[] {1.2, 0.3}, 1.1, 2.4, 0.15, 0);
    String figures =
        Arrays.stream(residuals.figures())
            .mapToObj(Double::toString)
            .collect(Collectors.joining("\n", "", "\n"));
    String key = "torch-cpu-steps1000-rounds2-seed1-sigma8p0-cities9-protocol.txt";
    Files.writeString(kept.resolve(key), figures);
    String[] options = {
      "--sigma", "8", "--cities", "9", "--rounds", "2", "--kept", kept.toString()
    };
    Outcome outcome = reproduce(options);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains(
            "Figures of " + kept + ", shown by commit",
            "--rounds 2",
            "| 8 | 5000 | 8.00 | 4.00 | 1.00 | **8.0** |",
            "\"value\": 0.1250");
    assertThat(repository).isEmptyDirectory();
    Outcome known = reproduce("--rounds", "2", "--kept", kept.toString(), "--known");
    assertThat(known.out()).contains("| 8 | 5000 | 8.00 |", " --known`").doesNotContain("| 4 |");
  }

  private record Outcome(int code, String out, String err) {}

  private Outcome reproduce(String... options) {
    List<String> line = new ArrayList<>(List.of("--repository", repository.toString()));
    line.add("registration");
    line.addAll(List.of(options));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            new Reproduce(),
            new PrintWriter(out),
            new PrintWriter(err),
            line.toArray(String[]::new));
    return new Outcome(code, out.toString(), err.toString());
  }
}
