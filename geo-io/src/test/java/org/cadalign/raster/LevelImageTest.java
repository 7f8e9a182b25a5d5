package org.cadalign.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelImageTest {
  /**
   * A ramp over columns and rows has, in every pixel, the value of the ramp at the pixel's centre.
   */
  @ParameterizedTest(name = "level {1} of pixels of {0} m")
  @CsvSource({"0.15, 1", "0.132, 1", "0.132, 2", "0.13, 8", "0.3, 1", "0.3, 4", "0.5, 1", "0.7, 1"})
  void reproducesARamp(double metres, int level) throws DataException {
    PaintedImage right = PaintedImage.utm(200, 150, metres, (x, y) -> 10 + x);
    PaintedImage down = PaintedImage.utm(150, 200, metres, (x, y) -> 10 + y);
    double scale = level * 0.3 / metres;
    Window window = new Window(2, 2, 3, 3);
    float[] acrossColumns = levels(right).read(level, window).bands()[0];
    float[] acrossRows = levels(down).read(level, window).bands()[1];
    for (int i = 0; i < 9; i++) {
      double x = (2 + i % 3 + 0.5) * scale;
      double y = (2 + i / 3 + 0.5) * scale;
      assertThat((double) acrossColumns[i]).isCloseTo(10 + x - 0.5, within(1e-4));
      assertThat((double) acrossRows[i]).isCloseTo(10 + y - 0.5, within(1e-4));
    }
  }

  @Test
  void rowsAreRowsAndColumnsAreColumns() throws DataException {
    PaintedImage image = PaintedImage.utm(200, 200, 0.15, (x, y) -> y);
    LevelPixels read = levels(image).read(2, new Window(3, 7, 2, 2));
    assertThat(read.bands()[2]).containsExactly(29.5f, 29.5f, 33.5f, 33.5f);
  }

  @Property(tries = 40)
  void doesNotDependOnTheWindow(
      @ForAll @IntRange(min = -9, max = 60) int x,
      @ForAll @IntRange(min = -9, max = 60) int y,
      @ForAll @IntRange(min = 1, max = 30) int size,
      @ForAll @IntRange(min = 1, max = 8) int level)
      throws DataException {
    PaintedImage image =
        PaintedImage.utm(150, 130, 0.132, (i, j) -> (i * 37 + j * 91) % 256)
            .where((i, j) -> (i / 7 + j / 5) % 3 == 0 ? 0 : 1);
    LevelPixels whole = levels(image).read(level, new Window(-10, -10, 101, 101));
    LevelPixels part = levels(image).read(level, new Window(x, y, size, size));
    for (int i = 0; i < size * size; i++) {
      int at = (y + 10 + i / size) * 101 + x + 10 + i % size;
      assertThat(part.valid()[i]).isEqualTo(whole.valid()[at]);
      assertThat(part.bands()[1][i]).isEqualTo(whole.bands()[1][at]);
    }
  }

  @Test
  void movesWithTheImage() throws DataException {
    PaintedImage image = PaintedImage.utm(90, 90, 0.15, (x, y) -> (x * 37 + y * 91) % 256);
    PaintedImage moved =
        PaintedImage.utm(90, 90, 0.15, (x, y) -> ((x + 2) * 37 + (y + 4) * 91) % 256);
    LevelPixels a = levels(image).read(1, new Window(6, 7, 20, 20));
    LevelPixels b = levels(moved).read(1, new Window(5, 5, 20, 20));
    assertThat(a.bands()[0]).isEqualTo(b.bands()[0]);
  }

  @Test
  void nodataNeverBleedsIn() throws DataException {
    PaintedImage image =
        PaintedImage.utm(80, 80, 0.11, (x, y) -> x < 40 ? 0 : 200).where((x, y) -> x < 40 ? 0 : 1);
    LevelPixels read = levels(image).read(2, new Window(0, 0, 14, 14));
    for (int i = 0; i < read.valid().length; i++) {
      float expected = read.valid()[i] == 0 ? 0 : 200;
      assertThat(read.bands()[0][i]).isCloseTo(expected, within(1e-3f));
    }
    assertThat(read.valid()[5 * 14]).isZero();
    assertThat(read.valid()[5 * 14 + 11]).isCloseTo(1f, within(1e-5f));
  }

  @Test
  void outsideIsNotValid() throws DataException {
    PaintedImage image = PaintedImage.utm(20, 20, 0.3, (x, y) -> 9);
    LevelPixels read = levels(image).read(1, new Window(-50, -50, 10, 10));
    assertThat(read.valid()).containsOnly(0f);
    assertThat(read.bands()[0]).containsOnly(0f);
  }

  private static LevelImage levels(ImageSource image) throws DataException {
    return new LevelImage(image, WorkingGrid.of(image));
  }
}
