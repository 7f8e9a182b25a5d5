package org.cadalign.train;

import java.nio.file.Path;
import java.util.Optional;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerOptions;
import org.cadalign.layer.Layers;

/**
 * Which layers are taken for labels: those that the manifests name, or corrected ones.
 *
 * @param corrected where corrected layers lie, if they are to be used
 */
public record LabelFiles(Optional<Corrected> corrected) {
  /** The layers that the manifests name. */
  public static final LabelFiles ORIGINAL = new LabelFiles(Optional.empty());

  /**
   * Layers that a round of training has put right.
   *
   * @param folder that holds {@code NAME.gpkg} of every scene
   * @param round that made them, from 1
   */
  public record Corrected(Path folder, int round) {}

  /** The layers that a round has put right. */
  public static LabelFiles corrected(Path folder, int round) {
    return new LabelFiles(Optional.of(new Corrected(folder, round)));
  }

  /** The layer of a scene. */
  Path of(SceneList.Scene scene) {
    return corrected.map(c -> c.folder().resolve(scene.name() + ".gpkg")).orElseGet(scene::layer);
  }

  /** What a model's provenance calls it. */
  String name(SceneList.Scene scene) {
    return scene.entry().layer()
        + corrected.map(c -> " as corrected by round " + c.round()).orElse("");
  }

  /** Reads the labels of a scene. */
  public Layer read(SceneList.Scene scene) throws DataException {
    LayerOptions options =
        corrected.isPresent() ? LayerOptions.DEFAULT : scene.entry().layerOptions();
    return Layers.read(of(scene), options).layer();
  }
}
