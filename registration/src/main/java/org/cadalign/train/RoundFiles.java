package org.cadalign.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where training in rounds keeps what. A round lies in {@code round-N}: the training of its network
 * in it, or in {@code fold-K} of it where there are several, and the labels that it has corrected
 * in {@code labels}.
 *
 * @param folder of the whole training
 */
public record RoundFiles(Path folder) {
  private static final String MODEL = "model";

  /** Figures of the rounds, a line each. */
  Path log() {
    return folder.resolve("rounds.csv");
  }

  /** How the rounds follow each other. */
  Path options() {
    return folder.resolve("rounds.txt");
  }

  /** Corrected labels, {@code NAME.gpkg} of each scene. */
  public Path labels(int round) {
    return round(round).resolve("labels");
  }

  /**
   * Folder of a network's training.
   *
   * @param fold from 0
   * @param folds how many there are
   */
  Path training(int round, int fold, int folds) {
    return folds == 1 ? round(round) : round(round).resolve("fold-" + (fold + 1));
  }

  /** A round's network; parameters as in {@link #training}. */
  public Path model(int round, int fold, int folds) {
    return model(training(round, fold, folds));
  }

  /** The network of a training. */
  static Path model(Path training) {
    return training.resolve(MODEL);
  }

  /** Folder of the training on all scenes that follows the last round of several folds. */
  Path whole(int round) {
    return round(round).resolve("whole");
  }

  /** Whether there are rounds that can be gone on with. */
  boolean areThere() {
    return Files.exists(round(0)) || Files.exists(round(1));
  }

  /** Deletes all of it. */
  void delete() throws IOException {
    Files.deleteIfExists(log());
    Files.deleteIfExists(options());
    for (int round = 0; round == 0 || Files.exists(round(round)); round++) {
      deleteTree(round(round));
    }
  }

  static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private Path round(int number) {
    return folder.resolve("round-" + number);
  }
}
