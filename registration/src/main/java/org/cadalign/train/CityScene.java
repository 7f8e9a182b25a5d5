package org.cadalign.train;

import org.cadalign.synth.SyntheticCity;

/** Made-up cities as scenes of a manifest; a city's folder has its name. */
public final class CityScene {
  private CityScene() {}

  /** The city with its labels, whose truth is known. */
  public static Manifest.Entry labelled(
      String name, Manifest.Split split, String labelNoise, String truth) {
    return new Manifest.Entry(
        name,
        file(name, SyntheticCity.IMAGE),
        file(name, SyntheticCity.LABELS),
        split,
        "",
        labelNoise,
        "",
        file(name, truth));
  }

  /**
   * The city with its truth in place of labels.
   *
   * @param truth name of the file that has it
   */
  public static Manifest.Entry exact(String name, Manifest.Split split, String truth) {
    return new Manifest.Entry(
        name, file(name, SyntheticCity.IMAGE), file(name, truth), split, "", "exact", "", "");
  }

  private static String file(String city, String file) {
    return city + "/" + file;
  }
}
