package org.cadalign.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The published double U-Net with valid convolutions: Girard, Charpiat, Tarabalka, IGARSS 2019;
 * image and polygon branches merged at every level, one decoder for displacement and one for
 * segmentation.
 *
 * <p>Level 0 has full resolution; every level halves it. Convolutions, by name:
 *
 * <ul>
 *   <li>{@code image.L.0}, {@code image.L.1}, {@code map.L.0}, {@code map.L.1}: the branches;
 *   <li>{@code common.L.0}, {@code common.L.1}: on both branches' features, joined;
 *   <li>{@code displacement.L.up}, {@code .0}, {@code .1}, {@code .head}, and the same for {@code
 *       segmentation}: the decoders.
 * </ul>
 *
 * @param name of the preset
 * @param imageFilters filters of the image branch at level 0, doubled per level
 * @param mapFilters filters of the polygon branch at level 0, doubled per level
 * @param pools max-poolings, 3 in the paper; 1 to 3
 */
public record DoubleUnetSpec(String name, int imageFilters, int mapFilters, int pools)
    implements NetworkSpec {
  /** The one stage: image and map in, displacement and segmentation out. */
  public static final String STAGE = "whole";

  /** Bands of the image and channels of the map. */
  public static final int CHANNELS = 3;

  /** Background, fill, edge, vertex. */
  public static final int CLASSES = 4;

  private static final int MAX_FILTERS = 512;
  private static final Initial BIAS = new Initial.Constant(-0.01);

  public DoubleUnetSpec {
    check(imageFilters >= 1 && imageFilters <= MAX_FILTERS, "imageFilters", imageFilters);
    check(mapFilters >= 1 && mapFilters <= MAX_FILTERS, "mapFilters", mapFilters);
    check(pools >= 1 && pools <= 3, "pools", pools);
  }

  /** 220 to 100 px, 9 350 946 parameters. */
  public static DoubleUnetSpec reference() {
    return new DoubleUnetSpec("reference", 32, 16, 3);
  }

  @Override
  public List<String> stages() {
    return List.of(STAGE);
  }

  @Override
  public List<Parameter> parameters() {
    return convolutions().stream()
        .flatMap(Convolution::parameters)
        .sorted(Comparator.comparing(Parameter::name))
        .toList();
  }

  /** Filters of the joined branches and of the decoders at a level. */
  public int filters(int level) {
    return (imageFilters + mapFilters) << level;
  }

  /**
   * Side of the output window, centred in the input window.
   *
   * @param input side of the input window, pixels
   * @throws IllegalArgumentException if a pooling would meet an odd side, or nothing would be left
   */
  public int output(int input) {
    int side = input;
    for (int level = 0; level < pools; level++) {
      side -= 4;
      if (side % 2 != 0) {
        throw unfit(input);
      }
      side /= 2;
    }
    side -= 8;
    for (int level = 0; level < pools; level++) {
      side = 2 * side - 4;
    }
    if (side < 1) {
      throw unfit(input);
    }
    return side;
  }

  private List<Convolution> convolutions() {
    List<Convolution> all = new ArrayList<>();
    for (int level = 0; level <= pools; level++) {
      pair(all, "image." + level, branchInput(imageFilters, level), imageFilters << level);
      pair(all, "map." + level, branchInput(mapFilters, level), mapFilters << level);
      pair(all, "common." + level, filters(level), filters(level));
    }
    for (int level = pools - 1; level >= 0; level--) {
      decoder(all, "displacement." + level, level, 2);
      decoder(all, "segmentation." + level, level, CLASSES);
    }
    return all;
  }

  private static int branchInput(int filters, int level) {
    return level == 0 ? CHANNELS : filters << (level - 1);
  }

  private void decoder(List<Convolution> all, String name, int level, int outputs) {
    int filters = filters(level);
    all.add(square(name + ".up", 2 * filters, filters));
    pair(all, name, 2 * filters, filters);
    Initial head = Initial.Uniform.glorot(filters, outputs);
    all.add(new Convolution(name + ".head", filters, outputs, 1, head, new Initial.Constant(0)));
  }

  private static void pair(List<Convolution> all, String name, int in, int out) {
    all.add(square(name + ".0", in, out));
    all.add(square(name + ".1", out, out));
  }

  /** The paper's rule counts the filter's area on the incoming side only. */
  private static Convolution square(String name, int in, int out) {
    double std = Math.sqrt(2.0 / (9 * in + out));
    return new Convolution(name, in, out, 3, new Initial.TruncatedNormal(std), BIAS);
  }

  private IllegalArgumentException unfit(int input) {
    return new IllegalArgumentException(
        "a window of " + input + " px does not fit the double U-Net " + name);
  }

  private static void check(boolean holds, String what, int value) {
    if (!holds) {
      throw new IllegalArgumentException(what + " out of range: " + value);
    }
  }
}
