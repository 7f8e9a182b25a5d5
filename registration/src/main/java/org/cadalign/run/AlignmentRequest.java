package org.cadalign.run;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.align.ChainOptions;
import org.cadalign.align.Motion;
import org.cadalign.archive.ModelArchive;
import org.cadalign.confidence.Calibration;
import org.cadalign.detect.MissingOptions;
import org.cadalign.detect.SupportOptions;
import org.cadalign.layer.LayerOptions;
import org.cadalign.match.MatchOptions;
import org.cadalign.raster.ImageOptions;

/**
 * What is to be aligned, and how.
 *
 * @param image file or folder
 * @param layer file
 * @param imageOptions how to read the image
 * @param layerOptions how to read the layer
 * @param model network and weights
 * @param calibration of the model; without one no errors are expected
 * @param chain levels and what is believed
 * @param recheck whether what was aligned is aligned again, to tell how far it comes back
 * @param match windows, memory and threads
 * @param motion how vertices move
 * @param support when a building is believed
 * @param missing what counts as a building that the layer lacks
 * @param pins ids of features that must not move
 * @param output layer to write; empty to write nothing
 * @param field displacement field to write
 * @param findings layer to write of the buildings that the layer lacks
 * @param overwrite whether outputs may be replaced
 * @param options all that the user said, by the names that the user knows, to be told again
 */
public record AlignmentRequest(
    Path image,
    Path layer,
    ImageOptions imageOptions,
    LayerOptions layerOptions,
    ModelArchive model,
    Optional<Calibration> calibration,
    ChainOptions chain,
    boolean recheck,
    MatchOptions match,
    Motion motion,
    SupportOptions support,
    MissingOptions missing,
    List<String> pins,
    Optional<Path> output,
    Optional<Path> field,
    Optional<Path> findings,
    boolean overwrite,
    SortedMap<String, Optional<String>> options) {
  public AlignmentRequest {
    pins = List.copyOf(pins);
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }

  /**
   * The chain that is run: where errors are expected, the least confidence that the user asks for
   * is one of these, and matches are believed as usual.
   */
  ChainOptions matching() {
    return calibration.isPresent() ? chain.withMinConfidence(ChainOptions.USUAL_CONFIDENCE) : chain;
  }
}
