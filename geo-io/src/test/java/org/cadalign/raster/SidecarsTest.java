package org.cadalign.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What belongs to an image, and so must not be written to. */
class SidecarsTest {
  private static final String TIFF = "II*\0";

  @TempDir private Path folder;

  @BeforeEach
  void writeNeighbours() throws IOException {
    for (String name : List.of("other.tif", "other.prj", "a.gpkg", "a.txt", "a.tif.gpkg")) {
      Files.writeString(folder.resolve(name), "another's");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a.tif, a.tif.msk",
    "a.tif, a.tif.ovr",
    "a.tif, a.tif.msk.ovr",
    "a.tif, a.tif.aux.xml",
    "a.tif, a.prj",
    "a.tif, a.PRJ",
    "a.tif, a.tfw",
    "a.tif, a.TFW",
    "a.tif, a.tifw",
    "a.tiff, a.tiffw",
    "a.png, a.pgw",
    "a.jpeg, a.jgw",
    "a.b.tif, a.b.tfw",
    "a, a.wld",
    "a.tif, a.WLD",
  })
  void areTheImagesOwn(String image, String beside) throws Exception {
    Files.writeString(folder.resolve(image), TIFF);
    Files.writeString(folder.resolve(beside), "its own");
    assertFiles(folder.resolve(image), image, beside);
  }

  @Test
  void ofAVrtAreThoseOfItsSourcesToo() throws Exception {
    for (String name : List.of("t/1.tif", "t/1.tif.msk", "t/1.tfw", "2.tif", "2.prj", "3.tif")) {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.writeString(folder.resolve(name), TIFF);
    }
    Files.writeString(folder.resolve("m.vrt.ovr"), "its own");
    Path vrt = vrt(List.of("t/1.tif", "2.tif"), List.of("2.tif", "absent.tif"));
    assertFiles(
        vrt,
        "m.vrt",
        "m.vrt.ovr",
        "t/1.tif",
        "t/1.tif.msk",
        "t/1.tfw",
        "2.tif",
        "2.prj",
        "absent.tif");
  }

  @Test
  void ofAFolderAreThoseOfItsTiles() throws Exception {
    Path tiles = Files.createDirectories(folder.resolve("tiles/5/7"));
    Files.writeString(tiles.resolve("1.tif"), TIFF);
    Files.writeString(tiles.resolve("1.tfw"), "its own");
    Files.writeString(tiles.resolve("1.tif.ovr"), TIFF);
    Files.writeString(tiles.resolve("readme.txt"), "no image");
    assertFiles(
        folder.resolve("tiles"), "tiles/5/7/1.tif", "tiles/5/7/1.tif.ovr", "tiles/5/7/1.tfw");
  }

  @Test
  void areNotGuessedWhereThereIsNoImage() throws Exception {
    assertThatThrownBy(() -> Images.files(folder.resolve("none.tif"), ImageOptions.defaults()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("there is no such file");
    Path outside = vrt(List.of("../x.tif"));
    assertThatThrownBy(() -> Images.files(outside, ImageOptions.defaults()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("lies outside of its folder");
  }

  @SafeVarargs
  private Path vrt(List<String>... bands) throws IOException {
    StringBuilder xml = new StringBuilder("<VRTDataset rasterXSize='9' rasterYSize='9'>");
    for (List<String> band : bands) {
      xml.append("<VRTRasterBand>");
      band.forEach(
          name ->
              xml.append("<SimpleSource><SourceFilename relativeToVRT='1'>")
                  .append(name)
                  .append("</SourceFilename></SimpleSource>"));
      xml.append("</VRTRasterBand>");
    }
    return Files.writeString(folder.resolve("m.vrt"), xml.append("</VRTDataset>"));
  }

  private void assertFiles(Path image, String... names) throws DataException {
    assertThat(Images.files(image, ImageOptions.defaults()))
        .map(file -> folder.relativize(file).toString())
        .containsExactlyInAnyOrder(names);
  }
}
