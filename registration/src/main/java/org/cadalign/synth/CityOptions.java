package org.cadalign.synth;

import java.util.List;
import java.util.Set;

/**
 * What city is made up.
 *
 * @param side of the square, ground metres
 * @param pixel side of a pixel of its photograph, ground metres
 * @param lean how far roofs are displaced in the photograph, metres for each metre of height: the
 *     tangent of the angle off the vertical; 0 for a view from above
 * @param heights of buildings, over what is usual in their quarter
 * @param districts kinds of quarters, by their names; see {@link #districtNames}
 * @param labelled what labels are of
 * @param noise of the labels
 * @param seed of everything random
 */
public record CityOptions(
    double side,
    double pixel,
    double lean,
    double heights,
    List<String> districts,
    Labelled labelled,
    LabelNoise noise,
    long seed) {
  private static final double SMALLEST = 30;

  /** What labels are of, where roofs lean. */
  public enum Labelled {
    /** Where buildings meet the ground. */
    BASE,
    /** Roofs, as they are seen. */
    ROOF
  }

  public CityOptions {
    districts = List.copyOf(districts);
    if (!(side >= SMALLEST && side <= 20_000)) {
      throw new IllegalArgumentException("a city's side is 30 to 20000 m, not " + side);
    }
    if (!(pixel >= 0.05 && pixel <= 2)) {
      throw new IllegalArgumentException("a pixel is 0.05 to 2 m, not " + pixel);
    }
    if (!(lean >= 0 && lean <= 1)) {
      throw new IllegalArgumentException("a lean is 0 to 1, not " + lean);
    }
    if (!(heights >= 0.1 && heights <= 20)) {
      throw new IllegalArgumentException("heights are 0.1 to 20 times the usual, not " + heights);
    }
    if (districts.isEmpty()) {
      throw new IllegalArgumentException("a city needs a district");
    }
    for (String name : districts) {
      if (!District.NAMED.containsKey(name)) {
        throw new IllegalArgumentException(
            "no district " + name + "; choose from " + String.join(", ", districtNames()));
      }
    }
  }

  /** A city of the usual heights. */
  public CityOptions(
      double side,
      double pixel,
      double lean,
      List<String> districts,
      Labelled labelled,
      LabelNoise noise,
      long seed) {
    this(side, pixel, lean, 1, districts, labelled, noise, seed);
  }

  /** The names of all kinds of quarters. */
  public static Set<String> districtNames() {
    return District.NAMED.keySet();
  }

  /** All kinds of quarters side by side, pixels of 0.3 m, roofs right above their walls. */
  public static CityOptions ofAllKinds(double side, LabelNoise noise, long seed) {
    return new CityOptions(side, 0.3, 0, List.copyOf(districtNames()), Labelled.BASE, noise, seed);
  }

  /** The same city with other labels. */
  public CityOptions withNoise(LabelNoise other) {
    return new CityOptions(side, pixel, lean, heights, districts, labelled, other, seed);
  }

  /** The same city, its buildings so many times as high as is usual in their quarter. */
  public CityOptions withHeights(double times) {
    return new CityOptions(side, pixel, lean, times, districts, labelled, noise, seed);
  }

  /** Pixels along a side of the photograph. */
  public int pixels() {
    return (int) Math.round(side / pixel);
  }

  List<District> kinds() {
    return districts.stream().map(District.NAMED::get).map(d -> d.taller(heights)).toList();
  }
}
