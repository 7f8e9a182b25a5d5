package org.cadalign.reproduce.enforce;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How one network learnt.
 *
 * @param protocol that it followed; courses of another are not compared
 * @param accuracy share of the validation images that are classified right, by steps done
 * @param similarity k^C of each step's pair, before the step
 * @param milliseconds median duration of a step by the clock, without validation
 * @param processor median processor time of a step, milliseconds, which other programs do not
 *     lengthen
 * @param same mean k^C of test images of one class, after the last step
 * @param other mean k^C of test images of two classes
 */
record Course(
    String protocol,
    SortedMap<Integer, Double> accuracy,
    List<Double> similarity,
    double milliseconds,
    double processor,
    double same,
    double other) {
  Course {
    accuracy = new TreeMap<>(accuracy);
    similarity = List.copyOf(similarity);
  }

  /** Mean k^C over all steps. */
  double meanSimilarity() {
    return similarity.stream().mapToDouble(k -> k).average().orElse(Double.NaN);
  }

  /** A kept course, unless there is none, or it is of another protocol, or its file is damaged. */
  static Optional<Course> read(Path file, String protocol) {
    try {
      Kept kept = new ObjectMapper().readValue(file.toFile(), new TypeReference<Kept>() {});
      return kept.protocol().equals(protocol) ? Optional.of(kept.course()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Keeps the course, whole or not at all. */
  void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Path beside = file.resolveSibling(file.getFileName() + ".tmp");
    Kept kept =
        new Kept(
            protocol,
            List.copyOf(accuracy.keySet()),
            List.copyOf(accuracy.values()),
            similarity,
            milliseconds,
            processor,
            same,
            other);
    Files.write(beside, new ObjectMapper().writeValueAsBytes(kept));
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** As it lies in the file. */
  private record Kept(
      String protocol,
      List<Integer> steps,
      List<Double> accuracy,
      List<Double> similarity,
      double milliseconds,
      double processor,
      double same,
      double other) {
    Course course() {
      SortedMap<Integer, Double> byStep = new TreeMap<>();
      for (int i = 0; i < steps.size(); i++) {
        byStep.put(steps.get(i), accuracy.get(i));
      }
      return new Course(protocol, byStep, similarity, milliseconds, processor, same, other);
    }
  }

  /** The middle of some durations. */
  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
