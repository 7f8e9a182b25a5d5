package org.cadalign.trust;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cadalign.archive.ModelArchive;
import org.cadalign.layer.LayerOptions;
import org.cadalign.match.Reach;
import org.cadalign.raster.ImageOptions;
import org.cadalign.spec.OutlineMatcherSpec;

/**
 * Whose neighbours are to be counted, and how.
 *
 * @param model network, weights and examples
 * @param modelFile where it was read from; empty for the shipped one
 * @param image file or folder
 * @param layer file
 * @param imageOptions how to read the image
 * @param layerOptions how to read the layer
 * @param among what neighbours are counted among
 * @param patch side of a patch, pixels of its level
 * @param tile side of a tile, level-1 pixels
 * @param nearest pictures in a row of the contact sheet
 * @param by what they are nearest by
 * @param output folder to write to
 * @param seed of sketches where the model has none
 * @param threads workers
 * @param overwrite whether outputs may be replaced
 * @param options all that the user said, by the names that the user knows, to be told again
 */
public record SimilarityRequest(
    ModelArchive model,
    Optional<Path> modelFile,
    Path image,
    Path layer,
    ImageOptions imageOptions,
    LayerOptions layerOptions,
    Among among,
    int patch,
    int tile,
    int nearest,
    NearestBy by,
    Path output,
    long seed,
    int threads,
    boolean overwrite,
    SortedMap<String, Optional<String>> options) {
  /**
   * A request.
   *
   * @throws IllegalArgumentException if a number is out of range, or the patch does not fit the
   *     network
   */
  public SimilarityRequest {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    if (tile < 8 || nearest < 1 || nearest > 50 || threads < 1) {
      throw new IllegalArgumentException(
          "tiles need 8 px or more, and a row of the contact sheet 1 to 50 pictures");
    }
    if (model.spec() instanceof OutlineMatcherSpec matcher) {
      PatchPlan.requireFit(patch, Reach.of(matcher));
    }
  }

  /** Files that are read and must not be replaced. */
  List<Path> inputs() {
    return Stream.concat(Stream.of(image, layer), modelFile.stream()).toList();
  }
}
