package org.cadalign.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cadalign.gate.DataException;
import org.cadalign.match.Workers;
import org.cadalign.progress.Progress;
import org.cadalign.synth.CityOptions;
import org.cadalign.synth.LabelNoise;
import org.cadalign.synth.SyntheticCity;
import org.cadalign.train.CityScene;
import org.cadalign.train.Manifest;

/**
 * Made-up cities of all kinds of quarters, whose labels are exactly right.
 *
 * @param folder that they are written to
 * @param side of a city's square, metres
 * @param threads workers
 */
public record MadeUpScenes(Path folder, double side, int threads) {
  /** Side of the cities that are measured. */
  public static final double SIDE = 300;

  /** Half of that where there is little time. */
  static double side(boolean brief) {
    return brief ? SIDE / 2 : SIDE;
  }

  /** Makes a city that is seen from straight above, and opens it with its exact footprints. */
  public TestScene of(String name, long seed) throws DataException, IOException {
    return of(name, CityOptions.ofAllKinds(side, LabelNoise.NONE, seed));
  }

  /** Makes a city and opens it with its exact footprints: its bases. */
  public TestScene of(String name, CityOptions options) throws DataException, IOException {
    SyntheticCity made = SyntheticCity.of(options);
    Path own = Files.createDirectories(folder.resolve(name));
    try (Progress.Task task = Progress.none().begin("synth", made.pixels(), "px")) {
      made.write(own, SyntheticCity.Place.numbered(0), new Workers(threads), task);
    }
    return open(name, SyntheticCity.TRUTH);
  }

  /**
   * Opens a city that was made.
   *
   * @param layer name of its file
   */
  public TestScene open(String name, String layer) throws DataException {
    return TestScene.open(CityScene.exact(name, Manifest.Split.test, layer), folder);
  }
}
