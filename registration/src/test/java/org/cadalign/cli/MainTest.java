package org.cadalign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                       | 2 | cadalign: a COMMAND is missing; see cadalign --help",
        "--nonsense               | 2 | cadalign: Unknown option: '--nonsense'; see cadalign --help",
        "inf                      | 2 | Did you mean: cadalign info",
        "info                     | 2 | cadalign info: give a FILE, or --engines; see cadalign info --help",
        "info --engines --extra   | 2 | cadalign info: Unknown option: '--extra'; see cadalign info --help",
        "model                    | 2 | cadalign model: a COMMAND is missing; see cadalign model --help",
        "info --engines --seed x  | 2 | '--seed': 'x' is not a long; see cadalign info --help",
        "info --engines --progress loud | 2 | expected one of [auto, plain, none]",
      })
  void refusesWithOneLine(String arguments, int code, String expected) {
    Outcome outcome = Outcome.of(arguments);
    assertThat(outcome.code()).isEqualTo(code);
    assertThat(outcome.err()).contains(expected).doesNotContain("\tat ");
    assertThat(outcome.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--help                     | Usage: cadalign [-hV] COMMAND",
        "--help                     | 3   done, but some features or tiles were rejected",
        "--help                     | Example:",
        "--version                  | cadalign 0.",
        "--version                  | Java ",
        "info --help                | cadalign info --engines",
        "info --help                | --progress=STYLE",
      })
  void prints(String arguments, String expected) {
    Outcome outcome = Outcome.of(arguments);
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains(expected);
    assertThat(outcome.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-v -v -q",
        "-vv --threads 2 --seed 7 --engine x --crs EPSG:32645 --overwrite"
      })
  void listsEngines(String options) {
    Outcome outcome = Outcome.of("info --engines " + options);
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).isNotBlank();
    assertThat(outcome.err()).isEmpty();
  }
}
