package org.cadalign.report;

import java.nio.file.Path;
import java.util.Optional;
import org.cadalign.layer.LayerOptions;

/**
 * What report is wanted.
 *
 * @param run directory, or the layer that the run wrote
 * @param image where it is now, if it was moved
 * @param checkpoints layer of true outlines
 * @param checkpointOptions how to read it
 * @param checkpointError RMSE of the checkpoints themselves, radial, ground metres
 * @param similarity folder that {@code similarity} wrote
 * @param id column that layer and checkpoints match by
 * @param page to write
 * @param quality JSON to write
 * @param iso19157 XML to write
 * @param residuals layer of moves to write
 * @param points file of QGIS to write
 * @param stac item to write
 * @param overwrite whether outputs may be replaced
 */
public record ReportRequest(
    Path run,
    Optional<Path> image,
    Optional<Path> checkpoints,
    LayerOptions checkpointOptions,
    Optional<Double> checkpointError,
    Optional<Path> similarity,
    Optional<String> id,
    Path page,
    Optional<Path> quality,
    Optional<Path> iso19157,
    Optional<Path> residuals,
    Optional<Path> points,
    Optional<Path> stac,
    boolean overwrite) {
  public ReportRequest {
    if (checkpointError.isPresent() && checkpoints.isEmpty()) {
      throw new IllegalArgumentException("--checkpoint-error says nothing without --checkpoints");
    }
    if (checkpointError.filter(e -> !(e >= 0 && e < Double.POSITIVE_INFINITY)).isPresent()) {
      throw new IllegalArgumentException(
          "--checkpoint-error " + checkpointError.get() + " is no length in metres");
    }
  }
}
