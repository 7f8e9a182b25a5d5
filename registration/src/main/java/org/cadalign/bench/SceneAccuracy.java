package org.cadalign.bench;

import java.util.List;
import java.util.OptionalDouble;
import org.cadalign.evaluate.ErrorSummary;
import org.cadalign.train.Manifest;

/**
 * What was measured on a scene; all figures are ground metres against its labels.
 *
 * @param entry of the manifest
 * @param runs one per seed of the misalignment, at least one
 * @param unmovedMove median move of labels that were not misaligned
 * @param halfMetreAfter median error that is left of labels moved by 0.5 m
 * @param byOutline whether some outline changed its vertices, so that errors are distances to the
 *     true outline instead of vertex errors
 */
record SceneAccuracy(
    Manifest.Entry entry,
    List<Run> runs,
    double unmovedMove,
    double halfMetreAfter,
    boolean byOutline) {
  SceneAccuracy {
    runs = List.copyOf(runs);
  }

  /** Whose imagery it is; figures of the two are never mixed. */
  enum Source {
    OPEN_AERIAL_MAP("OpenAerialMap"),
    SPACE_NET("SpaceNet");

    private final String words;

    Source(String words) {
      this.words = words;
    }

    static Source of(Manifest.Entry entry) {
      return entry.licence().contains(SPACE_NET.words) ? SPACE_NET : OPEN_AERIAL_MAP;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /**
   * One misalignment and what became of it.
   *
   * @param seed of the misalignment
   * @param before every vertex's error
   * @param after every vertex's error after alignment
   * @param shift median error after one global shift
   * @param elastix median error after elastix with the best of its seeds, if it was run
   */
  record Run(long seed, double[] before, double[] after, double shift, OptionalDouble elastix) {
    double medianBefore() {
      return ErrorSummary.of(before).median();
    }

    double medianAfter() {
      return ErrorSummary.of(after).median();
    }
  }

  Source source() {
    return Source.of(entry);
  }

  double before() {
    return Medians.of(runs, Run::medianBefore);
  }

  double after() {
    return Medians.of(runs, Run::medianAfter);
  }

  double shift() {
    return Medians.of(runs, Run::shift);
  }

  OptionalDouble elastix() {
    return runs.stream().allMatch(run -> run.elastix().isPresent())
        ? OptionalDouble.of(Medians.of(runs, run -> run.elastix().getAsDouble()))
        : OptionalDouble.empty();
  }

  double ratio() {
    return after() / before();
  }

  boolean beatsElastix() {
    return elastix().isPresent() && after() < elastix().getAsDouble();
  }
}
