package org.cadalign.archive;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where weights come from and where they may be used.
 *
 * @param data SHA-256 (64 hexadecimal digits) of each file they were trained on, by name
 * @param seed of weights, samples and noise
 * @param steps of training
 * @param engine name and version
 * @param java version, with vendor
 * @param os name, version and architecture; Math may differ between platforms
 * @param range where they were trained to work
 * @param target outline that the labels followed
 * @param licences notices owed to the owners of the data, a line each
 * @param metrics figures of the training run, by name with unit
 */
public record Provenance(
    SortedMap<String, String> data,
    long seed,
    long steps,
    String engine,
    String java,
    String os,
    WorkingRange range,
    Target target,
    List<String> licences,
    SortedMap<String, Double> metrics) {

  public Provenance {
    data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
    licences = List.copyOf(licences);
    metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    if (!data.values().stream().allMatch(hash -> hash.matches("[0-9a-f]{64}"))) {
      throw new IllegalArgumentException("a data hash is no SHA-256 in lower-case hexadecimal");
    }
    if (!metrics.values().stream().allMatch(Double::isFinite) || steps < 0) {
      throw new IllegalArgumentException("steps must not be negative, metrics must be finite");
    }
  }

  /** An origin of labels that follow roofs. */
  public Provenance(
      SortedMap<String, String> data,
      long seed,
      long steps,
      String engine,
      String java,
      String os,
      WorkingRange range,
      List<String> licences,
      SortedMap<String, Double> metrics) {
    this(data, seed, steps, engine, java, os, range, Target.ROOF, licences, metrics);
  }

  /**
   * The same origin after training.
   *
   * @param done steps
   * @param figures metrics
   */
  public Provenance after(long done, SortedMap<String, Double> figures) {
    return new Provenance(data, seed, done, engine, java, os, range, target, licences, figures);
  }

  /** This machine's Java, as {@link #java} has it. */
  public static String javaHere() {
    return System.getProperty("java.version") + " " + System.getProperty("java.vendor");
  }

  /** This machine's system, as {@link #os} has it. */
  public static String osHere() {
    return "%s %s %s"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch"));
  }

  /**
   * Images and layers like those that were trained on.
   *
   * @param finest ground resolution, ground metres per pixel of the source image
   * @param coarsest ground resolution, likewise
   * @param misalignment greatest length of a displacement, ground metres
   */
  public record WorkingRange(double finest, double coarsest, double misalignment) {
    public WorkingRange {
      if (!(finest > 0 && finest <= coarsest && misalignment > 0)
          || !Double.isFinite(coarsest + misalignment)) {
        throw new IllegalArgumentException("a working range must be positive and finite");
      }
    }
  }
}
