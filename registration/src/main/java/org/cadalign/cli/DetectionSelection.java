package org.cadalign.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.cadalign.detect.MissingOptions;
import org.cadalign.detect.SupportOptions;
import picocli.CommandLine.Option;

/** Options that say which buildings are believed, and whether missing ones are looked for. */
final class DetectionSelection {
  @Option(
      names = "--min-support",
      paramLabel = "S",
      description = {
        "Least support by the image that a building is believed with; one with less keeps its"
            + " geometry and has no_evidence; 0 believes all; default: ${DEFAULT-VALUE}."
      })
  private double minSupport = SupportOptions.MIN_SUPPORT;

  @Option(
      names = "--find-missing",
      paramLabel = "FILE",
      description = "Also write the buildings that the image shows and the layer lacks.")
  private Optional<Path> findMissing = Optional.empty();

  @Option(
      names = "--missing-score",
      paramLabel = "P",
      description = "Least score of a building that is found missing; default: ${DEFAULT-VALUE}.")
  private double missingScore = MissingOptions.MIN_SCORE;

  /** What is believed; an {@link IllegalArgumentException} says what is wrong with it. */
  SupportOptions support() {
    return SupportOptions.withMinSupport(minSupport);
  }

  /** What counts as missing; an {@link IllegalArgumentException} says what is wrong with it. */
  MissingOptions missing() {
    return MissingOptions.withMinScore(missingScore);
  }

  /** Layer to write of what is missing. */
  Optional<Path> findings() {
    return findMissing;
  }
}
