package org.cadalign.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern ROUND = Pattern.compile("round-([0-9]{1,6})");

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
  boolean areThere() throws IOException {
    return !rounds().isEmpty();
  }

  /**
   * What was made of the labels that a round has corrected: its training on all scenes, and later
   * rounds.
   */
  List<Path> after(int round) throws IOException {
    List<Path> after = new ArrayList<>();
    if (Files.exists(whole(round))) {
      after.add(whole(round));
    }
    rounds().tailSet(round, false).forEach(later -> after.add(round(later)));
    return after;
  }

  /** Deletes all of it, the last rounds first: what is left of a delete can be gone on with. */
  void delete() throws IOException {
    for (int round : rounds().descendingSet()) {
      deleteTree(round(round));
    }
    Files.deleteIfExists(log());
    Files.deleteIfExists(options());
  }

  private NavigableSet<Integer> rounds() throws IOException {
    NavigableSet<Integer> numbers = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> names = Files.list(folder)) {
        names
            .map(path -> ROUND.matcher(path.getFileName().toString()))
            .filter(Matcher::matches)
            .forEach(name -> numbers.add(Integer.valueOf(name.group(1))));
      }
    }
    return numbers;
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
