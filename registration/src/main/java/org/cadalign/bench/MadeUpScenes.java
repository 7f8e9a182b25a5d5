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
record MadeUpScenes(Path folder, double side, int threads) {
  /** Side of the cities that are measured unless there is little time. */
  static final double SIDE = 300;

  /** Makes a city. */
  TestScene of(String name, long seed) throws DataException, IOException {
    SyntheticCity made = SyntheticCity.of(CityOptions.ofAllKinds(side, LabelNoise.NONE, seed));
    Path own = Files.createDirectories(folder.resolve(name));
    try (Progress.Task task = Progress.none().begin("synth", made.pixels(), "px")) {
      made.write(own, SyntheticCity.Place.numbered(0), new Workers(threads), task);
    }
    return TestScene.open(CityScene.exact(name, Manifest.Split.test), folder);
  }
}
