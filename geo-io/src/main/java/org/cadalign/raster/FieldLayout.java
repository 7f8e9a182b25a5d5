package org.cadalign.raster;

import java.util.List;

/**
 * What a field's file holds: one float32 band for each quantity, on a grid.
 *
 * @param width columns
 * @param height rows
 * @param georeference where its pixels lie
 * @param bands in their order; displacements first
 * @param metadata what else the file says of itself, name and text, in their order
 */
public record FieldLayout(
    int width, int height, Georeference georeference, List<Band> bands, List<Note> metadata) {

  /** Said in every file that holds a displacement. */
  public static final List<Note> DISPLACEMENT_NOTES =
      List.of(
          new Note("DISPLACEMENT", "added to map coordinates to land on the image"),
          new Note("DISPLACEMENT_UNIT", "ground metre"),
          new Note("DISPLACEMENT_AXES", "east, north"));

  /**
   * A quantity.
   *
   * @param name for example {@code dx}
   * @param unit for example {@code metre}; an empty text for a pure number
   */
  public record Band(String name, String unit) {}

  /**
   * A line of metadata.
   *
   * @param name without spaces
   * @param text its value
   */
  public record Note(String name, String text) {}

  public FieldLayout {
    bands = List.copyOf(bands);
    metadata = List.copyOf(metadata);
    if (width < 1 || height < 1 || bands.isEmpty()) {
      throw new IllegalArgumentException("a field of " + width + " x " + height + " x " + bands);
    }
  }

  /**
   * A displacement in ground metres, with its sign and axes told in the file, and further bands.
   */
  public static FieldLayout displacement(
      int width, int height, Georeference georeference, List<Band> further) {
    var bands =
        new java.util.ArrayList<>(List.of(new Band("dx", "metre"), new Band("dy", "metre")));
    bands.addAll(further);
    return new FieldLayout(width, height, georeference, bands, DISPLACEMENT_NOTES);
  }
}
