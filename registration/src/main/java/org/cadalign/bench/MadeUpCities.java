package org.cadalign.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.cadalign.match.Workers;
import org.cadalign.progress.Progress;
import org.cadalign.synth.CityOptions;
import org.cadalign.synth.SyntheticCity;
import org.cadalign.train.Manifest;

/**
 * Made-up cities as scenes to measure on.
 *
 * @param folder to make them in
 * @param threads to make them with
 */
record MadeUpCities(Path folder, int threads) {
  private static final double WEST = 400_000;
  private static final double NORTH = 3_000_000;

  /** Makes a city and opens it with its exact footprints. */
  TestScene make(String name, CityOptions options) throws DataException, IOException {
    SyntheticCity made = SyntheticCity.of(options);
    Path own = Files.createDirectories(folder.resolve(name));
    SyntheticCity.Place place = new SyntheticCity.Place(CrsCodes.decode("EPSG:32645"), WEST, NORTH);
    try (Progress.Task task = Progress.none().begin("synth", made.pixels(), "px")) {
      made.write(own, place, new Workers(threads), task);
    }
    return open(name, SyntheticCity.TRUTH);
  }

  /**
   * Opens a city that was made.
   *
   * @param layer name of its file
   */
  TestScene open(String name, String layer) throws DataException {
    Manifest.Entry entry =
        new Manifest.Entry(
            name, SyntheticCity.IMAGE, layer, Manifest.Split.test, "", "exact", "", "");
    return TestScene.open(entry, folder.resolve(name));
  }
}
