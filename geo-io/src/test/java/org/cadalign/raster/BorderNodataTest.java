package org.cadalign.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BorderNodataTest {
  private static final int SIDE = 200;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} at {1}, {2}: valid {3}")
  @CsvSource({
    "a collar on the left, 10, 100, 0", "a collar on the left, 40, 100, 1",
    "a collar of white, 10, 100, 0", "a tongue of the collar, 150, 100, 0",
    "a tongue of the collar, 150, 102, 1", "a black pool inside, 100, 100, 1",
    "a short dark wall at the rim, 100, 0, 1", "joined over a corner only, 31, 31, 1",
    "almost black, 10, 100, 1",
  })
  void onlyWhatIsJoinedToTheBorderIsNodata(String what, int x, int y, int valid) throws Exception {
    try (ImageSource image = paint(what)) {
      assertThat(image.read(new Window(x, y, 1, 1)).valid()[0]).isEqualTo((byte) valid);
    }
  }

  private ImageSource paint(String what) throws Exception {
    TiffFixture.Sample sample =
        switch (what) {
          case "a collar on the left" -> (b, x, y) -> x < 30 ? 0 : 99;
          case "a collar of white" -> (b, x, y) -> x < 30 ? 255 : 99;
          case "a tongue of the collar" -> (b, x, y) -> x < 30 || (y == 100 && x < 180) ? 0 : 99;
          case "a black pool inside" ->
              (b, x, y) -> x < 30 || (x > 90 && x < 120 && y > 50) ? 0 : 99;
          case "a short dark wall at the rim" -> (b, x, y) -> y < 5 && x > 95 && x < 105 ? 0 : 99;
          case "joined over a corner only" ->
              (b, x, y) -> (x < 31 && y < 31) || (x >= 31 && y >= 31 && x < 60 && y < 60) ? 0 : 99;
          default -> (b, x, y) -> x < 30 ? (b == 1 ? 1 : 0) : 99;
        };
    TiffFixture.Sample inside =
        what.equals("a black pool inside")
            ? (b, x, y) -> y > 180 && x > 30 ? 99 : sample.at(b, x, y)
            : sample;
    Path file = new TiffFixture(SIDE, SIDE, 3).paint(inside).write(folder.resolve("x.tif"));
    return Images.open(file, ImageOptions.defaults());
  }

  @Test
  void aTaggedImageIsTakenAtItsWord() throws Exception {
    Path file =
        new TiffFixture(SIDE, SIDE, 3)
            .nodata("9")
            .paint((b, x, y) -> x < 30 ? 0 : 99)
            .write(folder.resolve("x.tif"));
    try (ImageSource image = Images.open(file, ImageOptions.defaults())) {
      assertThat(image.read(new Window(0, 0, SIDE, SIDE)).valid()).containsOnly(1);
    }
  }

  @Test
  void anImageOfNothingIsNotValid() throws Exception {
    Path file = new TiffFixture(SIDE, SIDE, 3).paint((b, x, y) -> 0).write(folder.resolve("x.tif"));
    try (ImageSource image = Images.open(file, ImageOptions.defaults())) {
      assertThat(image.read(new Window(0, 0, SIDE, SIDE)).valid()).containsOnly(0);
      assertThat(image.notices()).singleElement().asString().contains("taken as nodata");
    }
  }
}
