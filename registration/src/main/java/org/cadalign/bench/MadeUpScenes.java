package org.cadalign.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.cadalign.match.Workers;
import org.cadalign.progress.Progress;
import org.cadalign.synth.CityOptions;
import org.cadalign.synth.LabelNoise;
import org.cadalign.synth.SyntheticCity;
import org.cadalign.train.Manifest;

/**
 * Made-up cities of all kinds of quarters, 300 m across at 0.3 m a pixel, whose labels are exactly
 * right.
 *
 * @param folder that they are written to
 * @param threads workers
 */
record MadeUpScenes(Path folder, int threads) {
  private static final double SIDE = 300;
  private static final double PIXEL = 0.3;

  /** Makes the city of a seed. */
  TestScene of(long seed) throws DataException, IOException {
    String name = "city_" + seed;
    Path city = Files.createDirectories(folder.resolve(name));
    CityOptions options =
        new CityOptions(
            SIDE,
            PIXEL,
            0,
            List.copyOf(CityOptions.districtNames()),
            CityOptions.Labelled.BASE,
            LabelNoise.NONE,
            seed);
    try (Progress.Task task = Progress.none().begin(name, 1, "px")) {
      SyntheticCity.of(options).write(city, place(), new Workers(threads), task);
    }
    Manifest.Entry entry =
        new Manifest.Entry(
            name,
            name + "/" + SyntheticCity.IMAGE,
            name + "/" + SyntheticCity.TRUTH,
            Manifest.Split.test,
            "",
            "none",
            null,
            null);
    return TestScene.open(entry, folder);
  }

  private static SyntheticCity.Place place() throws DataException {
    return new SyntheticCity.Place(CrsCodes.decode("EPSG:32645"), 400_000, 3_000_000);
  }
}
