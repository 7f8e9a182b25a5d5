package org.cadalign.layer;

import java.util.Optional;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.locationtech.jts.geom.Envelope;

/**
 * What to read of a file.
 *
 * @param layerName which layer; needed when the file holds several
 * @param crs system of the coordinates where the file names none
 * @param bbox only features whose envelope meets this box, in the layer's own coordinates
 * @param where only features that this filter takes
 * @param mayChooseNone whether it is no fault that box and filter take none of the features
 * @param budget limits of what the file may ask for
 */
public record LayerOptions(
    Optional<String> layerName,
    Optional<CoordinateReferenceSystem> crs,
    Optional<Envelope> bbox,
    Optional<Where> where,
    boolean mayChooseNone,
    LayerBudget budget) {
  /** Everything, in the system that the file names. */
  public static final LayerOptions DEFAULT =
      new LayerOptions(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          LayerBudget.DEFAULT);

  public LayerOptions withLayerName(String chosen) {
    return new LayerOptions(Optional.of(chosen), crs, bbox, where, mayChooseNone, budget);
  }

  public LayerOptions withCrs(CoordinateReferenceSystem chosen) {
    return new LayerOptions(layerName, Optional.of(chosen), bbox, where, mayChooseNone, budget);
  }

  public LayerOptions withBbox(Envelope chosen) {
    return new LayerOptions(layerName, crs, Optional.of(chosen), where, mayChooseNone, budget);
  }

  public LayerOptions withWhere(Where chosen) {
    return new LayerOptions(layerName, crs, bbox, Optional.of(chosen), mayChooseNone, budget);
  }

  /** A box or filter may take none of the features, as where there is something else to do. */
  public LayerOptions choosingNoneToo() {
    return new LayerOptions(layerName, crs, bbox, where, true, budget);
  }

  /** The same, of all features. */
  public LayerOptions withoutSelection() {
    return new LayerOptions(
        layerName, crs, Optional.empty(), Optional.empty(), mayChooseNone, budget);
  }

  public LayerOptions withBudget(LayerBudget chosen) {
    return new LayerOptions(layerName, crs, bbox, where, mayChooseNone, chosen);
  }
}
