package org.cadalign.reproduce.ablation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cadalign.bench.TestScene;
import org.cadalign.data.TrainingScene;
import org.cadalign.gate.DataException;
import org.cadalign.layer.LayerOptions;
import org.cadalign.match.Workers;
import org.cadalign.noise.Streams;
import org.cadalign.progress.Progress;
import org.cadalign.scene.TrainingScenes;
import org.cadalign.synth.CityOptions;
import org.cadalign.synth.LabelNoise;
import org.cadalign.synth.SyntheticCity;
import org.cadalign.train.CityScene;
import org.cadalign.train.Manifest;

/**
 * Made-up cities whose labels are exactly right, made when they are first asked for.
 *
 * @param folder to keep them in
 * @param protocol how many there are, and how large
 * @param seed of all of them
 * @param workers threads
 */
record Cities(Path folder, Protocol protocol, long seed, int workers) {
  /** Numbers of the cities that are only measured on start here. */
  private static final int UNSEEN = 1000;

  /** The cities to train on. */
  List<TrainingScene> training() throws DataException, IOException {
    List<TrainingScene> scenes = new ArrayList<>();
    for (int city = 0; city < protocol.cities(); city++) {
      scenes.add(loaded(city, protocol.side()));
    }
    return scenes;
  }

  /** The cities that no network is trained on, in memory. */
  List<TrainingScene> heldOut() throws DataException, IOException {
    List<TrainingScene> scenes = new ArrayList<>();
    for (int city = 0; city < protocol.unseen(); city++) {
      scenes.add(loaded(UNSEEN + city, protocol.unseenSide()));
    }
    return scenes;
  }

  /** One of the same as files, to be closed. */
  TestScene unseen(int city) throws DataException, IOException {
    Path made = made(UNSEEN + city, protocol.unseenSide());
    String name = made.getFileName().toString();
    return TestScene.open(CityScene.exact(name, Manifest.Split.test, SyntheticCity.TRUTH), folder);
  }

  private TrainingScene loaded(int city, double side) throws DataException, IOException {
    Path made = made(city, side);
    return TrainingScenes.load(
            made.getFileName().toString(),
            made.resolve(SyntheticCity.IMAGE),
            made.resolve(SyntheticCity.TRUTH),
            LayerOptions.DEFAULT)
        .scene();
  }

  private Path made(int city, double side) throws DataException, IOException {
    Path own = folder.resolve("city-%d-side%d-seed%d".formatted(city, Math.round(side), seed));
    if (!Files.exists(own.resolve(SyntheticCity.IMAGE))) {
      Files.createDirectories(own);
      SyntheticCity made = SyntheticCity.of(options(city, side));
      try (Progress.Task task = Progress.none().begin("synth", made.pixels(), "px")) {
        // All stand at the same place, which nothing depends on.
        made.write(own, SyntheticCity.Place.numbered(0), new Workers(workers), task);
      }
    }
    return own;
  }

  private CityOptions options(int city, double side) {
    return CityOptions.ofAllKinds(side, LabelNoise.NONE, Streams.of(seed, city).nextLong());
  }
}
