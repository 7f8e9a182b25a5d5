package org.cadalign.scene;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cadalign.crs.CrsCodes;
import org.cadalign.crs.Reprojection;
import org.cadalign.gate.DataException;
import org.cadalign.gate.StagedOutput;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;
import org.cadalign.layer.Layers;
import org.cadalign.layer.WriteOptions;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.locationtech.jts.geom.Geometry;

/** Writes layers; into a format that is bound to one coordinate system, in that system. */
public final class LayerOutput {
  private LayerOutput() {}

  /**
   * Writes a layer in the format of the path's extension, all or nothing.
   *
   * @param overwrite whether an existing output may be replaced
   * @return what the output does not keep of the layer, one line each
   * @throws DataException if the output exists and may not be replaced, cannot be written, or a
   *     feature has no place in the system that the format asks for
   */
  public static List<String> write(Layer layer, Path file, boolean overwrite) throws DataException {
    List<String> losses = new ArrayList<>();
    try (StagedOutput staged = prepare(layer, file, overwrite, losses::add)) {
      staged.publish();
    }
    return List.copyOf(losses);
  }

  /**
   * Writes a layer as {@link #write} does, but leaves it to the caller to put it in place.
   *
   * @param losses takes what the output does not keep of the layer, one line each
   */
  public static StagedOutput prepare(
      Layer layer, Path file, boolean overwrite, Consumer<String> losses) throws DataException {
    Optional<CoordinateReferenceSystem> required = Layers.requiredCrs(file);
    Layer fitting = required.isPresent() ? inSystem(layer, required.get()) : layer;
    if (required.isPresent() && !CrsCodes.same(layer.crs(), required.get())) {
      losses.accept(
          "coordinates are converted from "
              + CrsCodes.name(layer.crs())
              + " to "
              + CrsCodes.name(required.get())
              + ", the only system of this format");
    }
    return Layers.prepare(fitting, file, new WriteOptions(overwrite), losses);
  }

  private static Layer inSystem(Layer layer, CoordinateReferenceSystem target)
      throws DataException {
    Reprojection way = Reprojection.between(layer.crs(), target);
    List<Feature> features = new ArrayList<>();
    for (Feature feature : layer.features()) {
      Optional<Geometry> geometry = feature.geometry();
      features.add(
          geometry.isPresent() ? feature.withGeometry(way.forward(geometry.get())) : feature);
    }
    return new Layer(layer.name(), target, layer.fields(), features, layer.description());
  }
}
