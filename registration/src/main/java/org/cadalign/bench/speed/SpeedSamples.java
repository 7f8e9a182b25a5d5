package org.cadalign.bench.speed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cadalign.data.Footprint;
import org.cadalign.data.Plane;
import org.cadalign.data.SceneRaster;
import org.cadalign.data.TrainingSampler;
import org.cadalign.data.TrainingScene;
import org.cadalign.draw.MapDrawing;
import org.cadalign.draw.Outline;
import org.cadalign.engine.Tensor;
import org.cadalign.gate.DataException;
import org.cadalign.raster.Window;
import org.cadalign.scene.TrainingScenes;
import org.cadalign.train.Manifest;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;

/** Windows to measure on, as training draws them. */
public final class SpeedSamples {
  private static final int SIDE = 192;
  private static final int TOWN = 1600;
  private static final int PLOT = 40;
  private static final int MOST_SCENES = 4;

  private SpeedSamples() {}

  /** Samples of 192 px of training scenes, or of a made-up town if no data is given. */
  static List<SortedMap<String, Tensor>> draw(Optional<Path> data, Path manifest, int count)
      throws DataException {
    TrainingSampler sampler =
        data.isPresent() ? sampler(real(data.get(), manifest), SIDE) : town(SIDE);
    return IntStream.range(0, count).mapToObj(i -> sampler.sample(i).tensors()).toList();
  }

  /** Windows of a made-up town, at all levels. */
  public static TrainingSampler town(int side) {
    return sampler(List.of(town()), side);
  }

  private static TrainingSampler sampler(List<TrainingScene> scenes, int side) {
    return new TrainingSampler(scenes, TrainingSampler.Options.standard(1, side).plain());
  }

  private static List<TrainingScene> real(Path data, Path manifest) throws DataException {
    List<TrainingScene> scenes = new ArrayList<>();
    for (Manifest.Entry entry : Manifest.read(manifest).of(Manifest.Split.train)) {
      if (scenes.size() < MOST_SCENES) {
        Path image = data.resolve(entry.image());
        scenes.add(
            TrainingScenes.load(
                    entry.name(), image, data.resolve(entry.layer()), entry.layerOptions())
                .scene());
      }
    }
    return scenes;
  }

  /** Bright, noisy roofs where the labels are, about as dense as a suburb. */
  private static TrainingScene town() {
    SplittableRandom random = new SplittableRandom(1);
    List<Footprint> footprints = new ArrayList<>();
    for (int y = PLOT / 2; y < TOWN - PLOT; y += PLOT) {
      for (int x = PLOT / 2; x < TOWN - PLOT; x += PLOT) {
        footprints.add(new Footprint(footprints.size(), house(random, x, y)));
      }
    }
    List<Outline> outlines = footprints.stream().map(f -> Outline.of(f.shape())).toList();
    float[] fill = MapDrawing.standard().draw(outlines, new Window(0, 0, TOWN, TOWN)).fill();
    float[] roofs = new float[fill.length];
    float[] valid = new float[fill.length];
    for (int i = 0; i < roofs.length; i++) {
      roofs[i] = (float) (60 + 120 * fill[i] + 20 * random.nextDouble());
      valid[i] = 1;
    }
    Plane plane = Plane.of(TOWN, TOWN, new float[][] {roofs, roofs, roofs}, valid);
    return TrainingScene.of("town", SceneRaster.of(plane), footprints);
  }

  private static Geometry house(SplittableRandom random, double x, double y) {
    double w = 16 + 16 * random.nextDouble();
    double h = 16 + 16 * random.nextDouble();
    Coordinate[] ring = {
      new Coordinate(0, 0),
      new Coordinate(w, 0),
      new Coordinate(w, h),
      new Coordinate(0, h),
      new Coordinate(0, 0)
    };
    return AffineTransformation.rotationInstance(0.3 * random.nextDouble())
        .translate(x + 4 * random.nextDouble(), y + 4 * random.nextDouble())
        .transform(new GeometryFactory().createPolygon(ring));
  }
}
