package org.cadalign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.cadalign.archive.Target;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCommandTest {
  @TempDir private Path folder;
  private Path model;

  @BeforeEach
  void write() throws Exception {
    model = Models.write(folder.resolve("a.model"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''     | name                    compact",
        "''     | parameters                ",
        "''     | finest_metres_per_px    0.2",
        "''     | nobody's",
        "--json | \"steps\":3",
        "--json | \"target\":\"roof\"",
        "--card | - It lays layers on roofs",
        "--card | # Model card: a.model",
        "--card | - Layers misaligned by up to 8.0 m.",
        "--card | '| a\\|b.tif | `0000'",
        "--card | '| tune.loss | 1.5 |'",
        "--card | - nobody's",
      })
  void inspects(String option, String words) {
    Outcome outcome =
        option.isEmpty()
            ? Outcome.run("model", "inspect", model)
            : Outcome.run("model", "inspect", model, option);
    assertThat(outcome.out()).contains(words);
    assertThat(outcome.code()).isZero();
  }

  @Test
  void saysThatAModelIsForBases() throws Exception {
    Path base = Models.write(folder.resolve("b.model"), Target.BASE);
    assertThat(Outcome.run("model", "inspect", base).out()).containsPattern("target +base");
    assertThat(Outcome.run("model", "inspect", base, "--card").out())
        .contains("- It lays layers where buildings meet the ground");
    Outcome other = Outcome.run("model", "verify", base, "--target", "roof");
    assertThat(other.code()).isEqualTo(ExitCode.FAILED.value());
    assertThat(other.err()).contains("it was trained for --target base, not roof");
  }

  @Test
  void verifiesByRunningIt() {
    Outcome outcome = Outcome.run("model", "verify", model);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).startsWith("ok: " + model + ": compact, ").hasLineCount(1);
    assertThat(outcome.code()).isZero();
  }

  /** One byte at a time, all over the file. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01, 0.05, 0.3, 0.6, 0.9, 0.97, 0.999})
  void noByteMayDiffer(double share) throws Exception {
    byte[] bytes = Files.readAllBytes(model);
    bytes[(int) (share * bytes.length)] ^= 4;
    Files.write(model, bytes);
    refused();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2, 0.99})
  void nothingMayBeMissing(double share) throws Exception {
    byte[] bytes = Files.readAllBytes(model);
    Files.write(model, Arrays.copyOf(bytes, (int) (share * bytes.length)));
    refused();
  }

  private void refused() {
    Outcome outcome = Outcome.run("model", "verify", model);
    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED.value());
    assertThat(outcome.err()).startsWith("cadalign: " + model + ": ").hasLineCount(1);
    assertThat(outcome.err()).doesNotContain("unexpected");
    assertThat(outcome.out()).isEmpty();
  }
}
