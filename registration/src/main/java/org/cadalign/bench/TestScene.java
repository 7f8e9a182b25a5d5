package org.cadalign.bench;

import java.nio.file.Path;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layer;
import org.cadalign.layer.Layers;
import org.cadalign.raster.ImageOptions;
import org.cadalign.scene.SceneImage;
import org.cadalign.scene.SceneLayer;
import org.cadalign.train.Manifest;

/**
 * An image with labels that are taken for the truth.
 *
 * @param entry of the manifest
 * @param imageFile as it is given to programs
 * @param image open
 * @param labels with an id for every feature
 */
public record TestScene(Manifest.Entry entry, Path imageFile, SceneImage image, SceneLayer labels)
    implements AutoCloseable {
  /** Opens a scene of a manifest whose paths count from a folder. */
  public static TestScene open(Manifest.Entry entry, Path data) throws DataException {
    Path file = data.resolve(entry.image());
    SceneImage image = SceneImage.open(file, ImageOptions.defaults());
    try {
      Layer layer = Layers.read(data.resolve(entry.layer()), entry.layerOptions()).layer();
      SceneLayer labels = SceneLayer.of(IdentifiedLayer.of(layer), image);
      return new TestScene(entry, file, image, labels);
    } catch (DataException | RuntimeException e) {
      image.close();
      throw e;
    }
  }

  public String name() {
    return entry.name();
  }

  @Override
  public void close() {
    image.close();
  }
}
