package org.cadalign.spec;

import java.util.List;

/**
 * The published double U-Net with valid convolutions: Girard, Charpiat, Tarabalka, IGARSS 2019;
 * image and polygon branches merged at every level, one decoder for displacement and one for
 * segmentation.
 *
 * @param name of the preset
 * @param imageFilters filters of the image branch at level 0, doubled per level
 * @param mapFilters filters of the polygon branch at level 0, doubled per level
 * @param pools max-poolings, 3 in the paper
 */
public record DoubleUnetSpec(String name, int imageFilters, int mapFilters, int pools)
    implements NetworkSpec {
  /** The one stage: image and map in, displacement and segmentation out. */
  public static final String STAGE = "whole";

  /** 220 to 100 px, 9 350 946 parameters. */
  public static DoubleUnetSpec reference() {
    return new DoubleUnetSpec("reference", 32, 16, 3);
  }

  @Override
  public List<String> stages() {
    return List.of(STAGE);
  }
}
