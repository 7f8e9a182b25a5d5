package org.cadalign.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A small network that is given what the papers' U-Net must discover: image evidence and map are
 * compared by explicit correlation over shifts, summed over whole groups of buildings, pooled over
 * their neighbours, and turned into one displacement per group by a small head that is trained
 * through all of it.
 *
 * <p>Its convolutions, by name:
 *
 * <ul>
 *   <li>{@code encoder.down.I.0}, {@code .1}, {@code encoder.up.I.0}, {@code .1}, {@code
 *       encoder.out}: a small U-Net on image and mask, giving segmentation and learnt evidence;
 *   <li>{@code map.0}, {@code map.1}: features of the map;
 *   <li>{@code match.first.0}, {@code .1}, {@code .out}: from pooled volumes to a first answer;
 *   <li>{@code match.second.0}, {@code .1}, {@code .out}: from pooled first answers to what is
 *       added to it;
 * </ul>
 *
 * and {@code temperature}, one per channel of the volume.
 *
 * @param name of the preset
 * @param filters of the image encoder at full resolution; 2, 3, 4 times as many below
 * @param depth resolutions of the image encoder, 1 to 4
 * @param features learnt channels that image and map are compared by, beside fill and edge
 * @param radius largest shift, pixels of the level
 * @param poolingMetres standard deviations of the Gaussian pooling over neighbours, ground metres
 * @param headFilters filters of the head that reads the pooled volumes
 */
public record OutlineMatcherSpec(
    String name,
    int filters,
    int depth,
    int features,
    int radius,
    List<Double> poolingMetres,
    int headFilters)
    implements NetworkSpec {
  /** Image and map of one window in; a volume over shifts per group, and segmentation, out. */
  public static final String EVIDENCE = "evidence";

  /** Volumes and positions of groups in; their displacements and distributions over shifts out. */
  public static final String MATCH = "match";

  /** Image bands, and channels of the map and of the segmentation: fill, edge, vertex. */
  public static final int CHANNELS = 3;

  /** Channels of a volume: fill, edge, learnt features. */
  public static final int VOLUMES = 3;

  /** Levels 1, 2, 4, 8, as the head is told. */
  public static final int LEVELS = 4;

  /** Largest radius of shifts, pixels of the level. */
  public static final int MOST_RADIUS = 64;

  private static final int MAP_FILTERS = 16;
  private static final int MOST = 512;
  private static final Initial ZERO = new Initial.Constant(0);

  public OutlineMatcherSpec {
    poolingMetres = List.copyOf(poolingMetres);
    check(filters >= 1 && filters <= MOST, "filters", filters);
    check(depth >= 1 && depth <= 4, "depth", depth);
    check(features >= 1 && features <= MOST, "features", features);
    check(radius >= 1 && radius <= MOST_RADIUS, "radius", radius);
    check(headFilters >= 1 && headFilters <= MOST, "headFilters", headFilters);
    check(poolingMetres.size() <= 8, "number of poolingMetres", poolingMetres.size());
    for (double metres : poolingMetres) {
      check(metres > 0 && Double.isFinite(metres), "poolingMetres", metres);
    }
  }

  /** Sized for two CPU cores: shifts of up to 4 px, neighbours pooled over 8, 25 and 75 m. */
  public static OutlineMatcherSpec compact() {
    return new OutlineMatcherSpec("compact", 12, 4, 6, 4, List.of(8.0, 25.0, 75.0), 24);
  }

  /**
   * The same network with another reach of its search. Parameters do not depend on it, so weights
   * serve both.
   */
  public OutlineMatcherSpec withRadius(int other) {
    return new OutlineMatcherSpec(
        name, filters, depth, features, other, poolingMetres, headFilters);
  }

  /** Shifts along an axis: whole pixels from -radius to radius. */
  public int side() {
    return 2 * radius + 1;
  }

  @Override
  public List<String> stages() {
    return List.of(EVIDENCE, MATCH);
  }

  @Override
  public List<Parameter> parameters() {
    double small = 0.1 / Math.sqrt(headFilters);
    return Stream.concat(
            convolutions().stream().flatMap(Convolution::parameters),
            Stream.of(
                new Parameter("temperature", new Initial.Constant(1), VOLUMES),
                answer("match.first.out", small),
                answer("match.second.out", small)))
        .sorted(Comparator.comparing(Parameter::name))
        .toList();
  }

  private List<Convolution> convolutions() {
    List<Convolution> all = new ArrayList<>();
    int in = CHANNELS + 1;
    for (int i = 0; i < depth; i++) {
      pair(all, "encoder.down." + i, in, filters * (i + 1));
      in = filters * (i + 1);
    }
    for (int i = depth - 2; i >= 0; i--) {
      pair(all, "encoder.up." + i, in + filters * (i + 1), filters * (i + 1));
      in = filters * (i + 1);
    }
    Initial out = new Initial.Normal(0.1);
    all.add(new Convolution("encoder.out", in, CHANNELS + features, 1, out, ZERO));
    all.add(square("map.0", CHANNELS, MAP_FILTERS));
    all.add(square("map.1", MAP_FILTERS, features));
    int poolings = poolingMetres.size();
    int facts = 1 + poolings + LEVELS;
    int volumes = VOLUMES * (1 + poolings);
    pair(all, "match.first", volumes + facts, headFilters);
    pair(all, "match.second", headFilters + 1 + poolings, headFilters);
    return all;
  }

  /** Without a bias, which the softmax over shifts would not see. */
  private Parameter answer(String name, double limit) {
    return new Parameter(name + ".weight", new Initial.Uniform(limit), 1, headFilters, 1, 1);
  }

  private static void pair(List<Convolution> all, String name, int in, int out) {
    all.add(square(name + ".0", in, out));
    all.add(square(name + ".1", out, out));
  }

  private static Convolution square(String name, int in, int out) {
    return new Convolution(name, in, out, 3, Initial.Normal.he(9.0 * in), ZERO);
  }

  private static void check(boolean holds, String what, double value) {
    if (!holds) {
      throw new IllegalArgumentException(what + " out of range: " + value);
    }
  }
}
