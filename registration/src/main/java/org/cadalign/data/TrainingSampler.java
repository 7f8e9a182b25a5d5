package org.cadalign.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.cadalign.draw.MapRaster;
import org.cadalign.engine.Tensor;
import org.cadalign.noise.Streams;
import org.locationtech.jts.geom.Coordinate;

/**
 * Draws training samples. Sample {@code i} depends on the scenes, the options and {@code i} alone,
 * whoever asks for it and when, so that any number of workers may share a sampler.
 */
public final class TrainingSampler {
  private static final int LEVELS = 4;

  private final List<TrainingScene> scenes;
  private final Options options;

  /**
   * What is drawn.
   *
   * @param seed of everything that is drawn
   * @param size side of the square window, pixels of the level
   * @param levelWeights how often levels 1, 2, 4, 8 are drawn, in proportion
   * @param blurred probability of an image taken from the next coarser level
   * @param smallestSide a scene is drawn only at levels where its shorter side has as many pixels,
   *     unless no scene does
   * @param augmented false for views and colours as they are: tuning sets, pictures
   * @param misalignment what displacements are asked for
   * @param dropping whether maps lack some groups, as they do where buildings are new
   */
  public record Options(
      long seed,
      int size,
      List<Double> levelWeights,
      double blurred,
      int smallestSide,
      boolean augmented,
      Misalignment misalignment,
      boolean dropping) {
    public Options {
      levelWeights = List.copyOf(levelWeights);
      if (levelWeights.size() != LEVELS) {
        throw new IllegalArgumentException("weights of " + levelWeights.size() + " levels");
      }
    }

    /** Level 1 in 40 % of samples, 2 in 30 %, 4 in 20 %, 8 in 10 %; a quarter blurred. */
    public static Options standard(long seed, int size) {
      return new Options(
          seed, size, List.of(0.4, 0.3, 0.2, 0.1), 0.25, 64, true, Misalignment.DEFAULT, true);
    }

    /** The same, with another choice of levels. */
    public Options withLevelWeights(List<Double> weights) {
      return new Options(
          seed, size, weights, blurred, smallestSide, augmented, misalignment, dropping);
    }

    /** The same, without levels finer than one. */
    public Options from(int finest) {
      List<Double> weights = new ArrayList<>(levelWeights);
      for (int i = 0; i < LEVELS && 1 << i < finest; i++) {
        weights.set(i, 0.0);
      }
      return withLevelWeights(weights);
    }

    /** The same, with other displacements. */
    public Options withMisalignment(Misalignment other) {
      return new Options(
          seed, size, levelWeights, blurred, smallestSide, augmented, other, dropping);
    }

    /** The same, with images as they are, upright. */
    public Options plain() {
      return new Options(seed, size, levelWeights, 0, smallestSide, false, misalignment, dropping);
    }

    /** The same, with maps that lack no group. */
    public Options complete() {
      return new Options(
          seed, size, levelWeights, blurred, smallestSide, augmented, misalignment, false);
    }
  }

  /**
   * A sampler of scenes in memory.
   *
   * @param scenes at least one that holds a building
   */
  public TrainingSampler(List<TrainingScene> scenes, Options options) {
    this.scenes = scenes.stream().filter(scene -> !scene.groups().isEmpty()).toList();
    this.options = options;
    if (this.scenes.isEmpty()) {
      throw new IllegalArgumentException("no scene holds a building");
    }
  }

  /** Draws one sample. */
  public Sample sample(long index) {
    SplittableRandom random = Streams.of(options.seed, index);
    Anchor anchor = draw(random);
    return sample(random, anchor, view(random, anchor.scene, anchor.centre(), anchor.level));
  }

  /**
   * Draws the sample of that number with its window right on its anchor: level, scene and anchor
   * are those of {@link #sample}, and so is the way in which view, colours and map are drawn.
   */
  public Centred centred(long index) {
    SplittableRandom random = Streams.of(options.seed, index);
    Anchor anchor = draw(random);
    View view = view(random, anchor.centre(), anchor.level);
    return new Centred(sample(random, anchor, view), anchor.centre());
  }

  private Anchor draw(SplittableRandom random) {
    int level = 1 << pick(random, options.levelWeights.stream().mapToDouble(w -> w).toArray());
    TrainingScene scene = scenes.get(pick(random, sceneWeights(level)));
    return new Anchor(level, scene, anchor(random, scene));
  }

  private Sample sample(SplittableRandom random, Anchor anchor, View view) {
    TrainingScene scene = anchor.scene;
    boolean blurred = random.nextDouble() < options.blurred;
    int source = blurred ? 2 * anchor.level : anchor.level;
    ImagePatch patch = ImagePatch.sample(scene.raster(), view, source);
    Photometry photometry = options.augmented ? Photometry.random(random) : Photometry.NEUTRAL;
    SampledMap map = SampledMap.draw(random, scene, view, anchor.group, options);
    return new Sample(
        scene.name(), anchor.level, tensors(photometry.apply(patch, random), patch, map));
  }

  /** The group that a sample is made around. */
  private record Anchor(int level, TrainingScene scene, int group) {
    Coordinate centre() {
      return new Coordinate(scene.groups().get(group).centroid());
    }
  }

  /**
   * A sample whose window is centred on a group's label.
   *
   * @param sample with that group among others
   * @param centre of the group's label in its scene, level-1 pixels
   */
  public record Centred(Sample sample, Coordinate centre) {}

  /** In proportion to the root of the buildings, so that a large city does not drown the others. */
  private double[] sceneWeights(int level) {
    double[] all =
        scenes.stream().mapToDouble(s -> s.weight() * Math.sqrt(s.buildings())).toArray();
    double[] large = all.clone();
    double total = 0;
    for (int i = 0; i < large.length; i++) {
      SceneRaster raster = scenes.get(i).raster();
      if (Math.min(raster.width(), raster.height()) < level * options.smallestSide) {
        large[i] = 0;
      }
      total += large[i];
    }
    return total > 0 ? large : all;
  }

  private static int pick(SplittableRandom random, double[] weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double left = total * random.nextDouble();
    int last = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        last = i;
        left -= weights[i];
        if (left < 0) {
          break;
        }
      }
    }
    return last;
  }

  /** The group of a random building. */
  private static int anchor(SplittableRandom random, TrainingScene scene) {
    int building = random.nextInt(scene.buildings());
    int group = 0;
    while (building >= scene.groups().get(group).members().size()) {
      building -= scene.groups().get(group).members().size();
      group++;
    }
    return group;
  }

  /** A view that shows a building, but not much of what lies outside the scene. */
  private View view(SplittableRandom random, TrainingScene scene, Coordinate centroid, int level) {
    double side = (double) options.size * level;
    Coordinate centre =
        new Coordinate(
            inside(
                centroid.x + side * (random.nextDouble() - 0.5) / 2, side, scene.raster().width()),
            inside(
                centroid.y + side * (random.nextDouble() - 0.5) / 2,
                side,
                scene.raster().height()));
    View view = view(random, centre, level);
    return view.shows(centroid) ? view : view(random, centroid, level);
  }

  private View view(SplittableRandom random, Coordinate centre, int level) {
    return options.augmented
        ? View.random(random, level, options.size, centre)
        : View.plain(level, options.size, centre);
  }

  /**
   * The nearest centre whose window leaves the scene by an eighth of its side, if it fits the
   * scene.
   */
  private static double inside(double centre, double side, double length) {
    double low = Math.min(0.375 * side, length / 2 - side / 8);
    return Math.max(low, Math.min(length - low, centre));
  }

  private SortedMap<String, Tensor> tensors(float[] image, ImagePatch patch, SampledMap map) {
    int side = options.size;
    MapRaster shown = map.drawShown();
    float[] index = new float[side * side];
    for (int i = 0; i < index.length; i++) {
      index[i] = shown.index()[i];
    }
    float level = Integer.numberOfTrailingZeros(map.view().level());
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    tensors.put(Sample.IMAGE, new Tensor(image, 1, 3, side, side));
    tensors.put(Sample.VALID, new Tensor(patch.valid(), 1, 1, side, side));
    tensors.put(Sample.MAP, new Tensor(shown.channels(), 1, 3, side, side));
    tensors.put(Sample.INDEX, new Tensor(index, 1, 1, side, side));
    tensors.put(Sample.POSITION, map.position());
    tensors.put(Sample.LEVEL, new Tensor(new float[] {level}, 1));
    tensors.put(Sample.DISPLACEMENT, map.displacement());
    tensors.put(Sample.WEIGHT, map.weight(patch.valid(), shown.index()));
    tensors.put(Sample.SEGMENTATION, new Tensor(map.drawLabels().channels(), 1, 3, side, side));
    return tensors;
  }
}
