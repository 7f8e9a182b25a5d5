package org.cadalign.scene;

import java.nio.file.Path;
import java.util.Optional;
import org.cadalign.data.LevelReader;
import org.cadalign.data.Plane;
import org.cadalign.data.SceneRaster;
import org.cadalign.data.TrainingScene;
import org.cadalign.gate.DataException;
import org.cadalign.layer.LayerOptions;
import org.cadalign.layer.Layers;
import org.cadalign.raster.Damage;
import org.cadalign.raster.ImageOptions;
import org.cadalign.raster.LevelPixels;
import org.cadalign.raster.WorkingGrid;

/** Loads image and labels of a training scene into memory. */
public final class TrainingScenes {
  private TrainingScenes() {}

  /**
   * A scene in memory.
   *
   * @param scene image and labels
   * @param metresPerPixel ground resolution of the image, mean of both axes
   */
  public record Loaded(TrainingScene scene, double metresPerPixel) {}

  /**
   * Reads a scene and brings it to the working grid.
   *
   * @param name of the scene
   * @param image file
   * @param layer file with its labels
   * @param options how to read them
   * @throws DataException if a file cannot be used, or no building lies on the image
   */
  public static Loaded load(String name, Path image, Path layer, LayerOptions options)
      throws DataException {
    try (SceneImage opened = SceneImage.open(image, ImageOptions.defaults())) {
      SceneLayer labels = SceneLayer.of(Layers.read(layer, options).layer(), opened);
      LevelReader reader =
          (level, window) -> {
            LevelPixels pixels = opened.read(level, window);
            return Plane.of(window.width(), window.height(), pixels.bands(), pixels.valid());
          };
      WorkingGrid.Size size = opened.grid().size(1);
      SceneRaster raster = SceneRaster.load(reader, size.width(), size.height());
      Optional<Damage> damage = opened.damage();
      if (damage.isPresent()) {
        // What a network has learnt of a damaged image cannot be taken back.
        throw damage.get().fault();
      }
      TrainingScene scene = TrainingScene.of(name, raster, labels.footprints());
      if (scene.buildings() == 0 && !labels.footprints().isEmpty()) {
        throw new DataException(
            DataException.Code.OUTSIDE,
            layer,
            "0 of its %d buildings lie on %s".formatted(labels.footprints().size(), image),
            "check that layer and image show the same place, and the layer's coordinate system");
      }
      return new Loaded(scene, opened.grid().imageResolution());
    }
  }
}
