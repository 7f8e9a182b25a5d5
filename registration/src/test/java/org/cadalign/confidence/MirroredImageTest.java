package org.cadalign.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadalign.align.ImageLevels;
import org.cadalign.engine.Tensor;
import org.cadalign.match.LevelWindows;
import org.cadalign.raster.Window;
import org.junit.jupiter.api.Test;

class MirroredImageTest {
  /** Whose samples say where they are: column + 100 row, and the same plus 10000 a band. */
  private static final ImageLevels IMAGE =
      new ImageLevels() {
        @Override
        public String name() {
          return "numbers";
        }

        @Override
        public LevelWindows level(int level) {
          return new Numbers(level);
        }
      };

  private record Numbers(int level) implements LevelWindows {
    @Override
    public int width() {
      return 7;
    }

    @Override
    public int height() {
      return 5;
    }

    @Override
    public ImageTensors read(Window window) {
      return new ImageTensors(planes(window, 3), planes(window, 1));
    }

    private static Tensor planes(Window window, int bands) {
      float[] data = new float[bands * window.area()];
      for (int i = 0; i < data.length; i++) {
        int at = i % window.area();
        data[i] =
            window.x()
                + at % window.width()
                + 100 * (window.y() + at / window.width())
                + 10_000 * (i / window.area());
      }
      return new Tensor(data, 1, bands, window.height(), window.width());
    }
  }

  @Test
  void columnsAndRowsChangePlaces() throws Exception {
    LevelWindows mirrored = new MirroredImage(IMAGE).level(2);
    assertThat(mirrored.level()).isEqualTo(2);
    assertThat(new int[] {mirrored.width(), mirrored.height()}).containsExactly(5, 7);
    Tensor read = mirrored.read(new Window(1, 3, 2, 3)).image();
    assertThat(read.shape()).containsExactly(1, 3, 3, 2);
    assertThat(read.data()).startsWith(103, 203, 104, 204, 105, 205, 10_103);
  }

  @Test
  void aMirrorOfAMirrorIsTheImage() throws Exception {
    Window window = new Window(-2, 1, 6, 3);
    LevelWindows twice = new MirroredImage(new MirroredImage(IMAGE)).level(1);
    Tensor expected = IMAGE.level(1).read(window).image();
    assertThat(twice.read(window).image().data()).isEqualTo(expected.data());
    assertThat(twice.read(window).image().shape()).isEqualTo(expected.shape());
  }
}
