package org.cadalign.scene;

import java.nio.file.Path;
import java.util.Optional;
import org.cadalign.align.ImageLevels;
import org.cadalign.data.ImageScaling;
import org.cadalign.engine.Tensor;
import org.cadalign.gate.DataException;
import org.cadalign.match.LevelWindows;
import org.cadalign.raster.Damage;
import org.cadalign.raster.ImageOptions;
import org.cadalign.raster.ImageSource;
import org.cadalign.raster.Images;
import org.cadalign.raster.LevelImage;
import org.cadalign.raster.LevelPixels;
import org.cadalign.raster.Window;
import org.cadalign.raster.WorkingGrid;

/** An open image on its working grid. Reading is safe from several threads. */
public final class SceneImage implements ImageLevels, AutoCloseable {
  private final ImageSource source;
  private final LevelImage levels;

  private SceneImage(ImageSource source, WorkingGrid grid) {
    this.source = source;
    this.levels = new LevelImage(source, grid);
  }

  /**
   * Opens an image.
   *
   * @throws DataException if it cannot be read or has no place on the ground
   */
  public static SceneImage open(Path path, ImageOptions options) throws DataException {
    ImageSource source = Images.open(path, options);
    try {
      return new SceneImage(source, WorkingGrid.of(source));
    } catch (DataException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return source.name();
  }

  /** The file behind it. */
  public ImageSource source() {
    return source;
  }

  /**
   * What could not be decoded so far, and was taken as nodata.
   *
   * @throws DataException if nothing at all could be decoded
   */
  public Optional<Damage> damage() throws DataException {
    Optional<Damage> damage = source.damage();
    if (damage.filter(Damage::whole).isPresent()) {
      throw damage.get().fault();
    }
    return damage;
  }

  public WorkingGrid grid() {
    return levels.grid();
  }

  /** The image as pixels of a level. */
  public LevelPixels read(int level, Window window) throws DataException {
    return levels.read(level, window);
  }

  @Override
  public LevelWindows level(int level) {
    return new Level(level);
  }

  @Override
  public void close() {
    source.close();
  }

  /** One level, as networks are shown it. */
  private final class Level implements LevelWindows {
    private final int level;

    Level(int level) {
      this.level = level;
    }

    @Override
    public int level() {
      return level;
    }

    @Override
    public int width() {
      return grid().size(level).width();
    }

    @Override
    public int height() {
      return grid().size(level).height();
    }

    @Override
    public ImageTensors read(Window window) throws DataException {
      LevelPixels pixels = levels.read(level, window);
      int n = window.area();
      float[] image = new float[3 * n];
      float[] valid = new float[n];
      for (int i = 0; i < n; i++) {
        if (pixels.valid()[i] >= ImageScaling.VALID_FROM) {
          valid[i] = 1;
          for (int band = 0; band < 3; band++) {
            image[band * n + i] = ImageScaling.scaled(pixels.bands()[band][i]);
          }
        }
      }
      return new ImageTensors(
          new Tensor(image, 1, 3, window.height(), window.width()),
          new Tensor(valid, 1, 1, window.height(), window.width()));
    }
  }
}
