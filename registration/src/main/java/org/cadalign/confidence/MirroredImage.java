package org.cadalign.confidence;

import org.cadalign.align.ImageLevels;
import org.cadalign.engine.Tensor;
import org.cadalign.gate.DataException;
import org.cadalign.match.LevelWindows;
import org.cadalign.raster.Window;

/**
 * An image mirrored about the diagonal through its upper left corner: x and y change places, at
 * every level alike, whatever the size of the image.
 *
 * @param image that is mirrored
 */
record MirroredImage(ImageLevels image) implements ImageLevels {
  @Override
  public String name() {
    return image.name();
  }

  @Override
  public LevelWindows level(int level) throws DataException {
    return new MirroredLevel(image.level(level));
  }

  /** One level of it. */
  private record MirroredLevel(LevelWindows windows) implements LevelWindows {
    @Override
    public int level() {
      return windows.level();
    }

    @Override
    public int width() {
      return windows.height();
    }

    @Override
    public int height() {
      return windows.width();
    }

    @Override
    public ImageTensors read(Window window) throws DataException {
      ImageTensors read =
          windows.read(new Window(window.y(), window.x(), window.height(), window.width()));
      return new ImageTensors(mirrored(read.image()), mirrored(read.valid()));
    }

    /** Of shape (1, C, H, W). */
    private static Tensor mirrored(Tensor planes) {
      int rows = planes.length(2);
      int columns = planes.length(3);
      float[] data = new float[planes.data().length];
      for (int i = 0; i < data.length; i++) {
        int plane = i / (rows * columns);
        int row = i / columns % rows;
        int column = i % columns;
        data[(plane * columns + column) * rows + row] = planes.data()[i];
      }
      return new Tensor(data, 1, planes.length(1), columns, rows);
    }
  }
}
