package org.cadalign.reproduce.confidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.cadalign.archive.Target;
import org.cadalign.gate.DataException;
import org.cadalign.reproduce.confidence.SceneJudge.CityKind;
import org.cadalign.train.Manifest;
import org.cadalign.train.Manifest.Split;

/**
 * Which scenes calibrations are fitted on, and which others they are tested on. They share no place
 * and no city.
 *
 * @param splits of the real scenes
 * @param cities stream of the seeds of the made-up cities, far from those that were trained on
 * @param times how often there is a city for each place of {@link #ROUND}
 * @param side of a city, metres
 * @param firstSeed of the misalignments
 * @param seeds how many misalignments of each real scene
 */
record JudgedSet(
    List<Split> splits, long cities, int times, double side, long firstSeed, int seeds) {
  /** What calibrations are fitted on: many cities, since bounds must hold in the next one. */
  static final JudgedSet FITTED =
      new JudgedSet(List.of(Split.train, Split.tune), 820_000, 3, 280, 11, 2);

  /** What they are tested on: cities of some 200 buildings at least. */
  static final JudgedSet TESTED = new JudgedSet(List.of(Split.test), 810_000, 1, 380, 1, 2);

  private static final CityKind FROM_ABOVE = new CityKind(0.3, 0);
  private static final CityKind FINE = new CityKind(0.2, 0.08);
  private static final CityKind COARSE = new CityKind(0.5, 0.15);

  private static final List<CityKind> FEW = List.of(FROM_ABOVE, COARSE);
  private static final List<CityKind> ROUND =
      List.of(FROM_ABOVE, FROM_ABOVE, FROM_ABOVE, FROM_ABOVE, FINE, FINE, COARSE, COARSE);

  JudgedSet {
    splits = List.copyOf(splits);
  }

  /**
   * Judges the scenes.
   *
   * @param target of the model; real layers are of roofs, so bases are judged on made-up cities
   * @param once each real scene once
   * @param brief two cities, and each real scene once
   */
  List<JudgedScene> judge(
      SceneJudge judge, Manifest manifest, Path data, Target target, boolean once, boolean brief)
      throws DataException, IOException {
    List<JudgedScene> judged =
        new ArrayList<>(judge.madeUp(brief ? FEW : kinds(), cities, side, target));
    if (target == Target.ROOF) {
      List<Manifest.Entry> entries =
          splits.stream().flatMap(split -> manifest.of(split).stream()).toList();
      int times = once || brief ? 1 : seeds;
      judged.addAll(
          judge.real(
              entries, data, LongStream.range(firstSeed, firstSeed + times).boxed().toList()));
    }
    return judged;
  }

  private List<CityKind> kinds() {
    return Collections.nCopies(times, ROUND).stream().flatMap(List::stream).toList();
  }
}
