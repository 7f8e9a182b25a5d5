package org.cadalign.reproduce.confidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cadalign.archive.Target;
import org.cadalign.bench.MadeUpScenes;
import org.cadalign.bench.ScratchFolder;
import org.cadalign.bench.TestScene;
import org.cadalign.gate.DataException;
import org.cadalign.noise.Streams;
import org.cadalign.progress.Progress;
import org.cadalign.synth.CityOptions;
import org.cadalign.synth.CityOptions.Labelled;
import org.cadalign.synth.LabelNoise;
import org.cadalign.synth.SyntheticCity;
import org.cadalign.train.Manifest;

/**
 * Judges sets of scenes.
 *
 * @param judge of each
 * @param largest real scenes of more buildings are left out
 * @param threads workers
 * @param progress is told of each scene
 */
record SceneJudge(Judge judge, int largest, int threads, Progress progress) {
  /**
   * Kinds of made-up cities.
   *
   * @param pixel of the image, metres
   * @param lean of roofs, metres for each metre of height
   */
  record CityKind(double pixel, double lean) {}

  /** Judges real scenes. */
  List<JudgedScene> real(List<Manifest.Entry> entries, Path data, List<Long> seeds)
      throws DataException, IOException {
    List<JudgedScene> judged = new ArrayList<>();
    try (Progress.Task task = progress.begin("real scenes", entries.size(), "scenes")) {
      for (Manifest.Entry entry : entries) {
        try (TestScene scene = TestScene.open(entry, data)) {
          if (scene.labels().footprints().size() <= largest) {
            judged.add(judge.judge(scene, kind(entry), seeds));
          }
        }
        task.advance(1);
      }
    }
    return judged;
  }

  /**
   * Judges made-up cities, each misaligned once.
   *
   * @param stream of the cities' seeds; other streams give other cities
   * @param side of a city, metres
   * @param target what of a building its true place is
   */
  List<JudgedScene> madeUp(List<CityKind> kinds, long stream, double side, Target target)
      throws DataException, IOException {
    List<JudgedScene> judged = new ArrayList<>();
    try (ScratchFolder folder = ScratchFolder.create();
        Progress.Task task = progress.begin("made-up cities", kinds.size(), "cities")) {
      MadeUpScenes cities = new MadeUpScenes(folder.path(), side, threads);
      for (int i = 0; i < kinds.size(); i++) {
        String name = "city_" + (i + 1);
        try (TestScene scene = city(cities, name, kinds.get(i), seed(stream, i), target)) {
          judged.add(judge.judge(scene, JudgedScene.Kind.SYNTHETIC, List.of(seed(stream, i))));
        }
        task.advance(1);
      }
    }
    return judged;
  }

  private static JudgedScene.Kind kind(Manifest.Entry entry) {
    return entry.licence().contains("SpaceNet")
        ? JudgedScene.Kind.SPACE_NET
        : JudgedScene.Kind.OPEN_AERIAL_MAP;
  }

  private static long seed(long stream, int number) {
    return Streams.of(stream, number).nextLong();
  }

  private static TestScene city(
      MadeUpScenes cities, String name, CityKind kind, long seed, Target target)
      throws DataException, IOException {
    List<String> all = List.copyOf(CityOptions.districtNames());
    CityOptions options =
        new CityOptions(
            cities.side(), kind.pixel(), kind.lean(), all, Labelled.ROOF, LabelNoise.NONE, seed);
    cities.of(name, options).close();
    boolean roofs = target == Target.ROOF && kind.lean() > 0;
    return cities.open(name, roofs ? SyntheticCity.ROOFS : SyntheticCity.TRUTH);
  }
}
