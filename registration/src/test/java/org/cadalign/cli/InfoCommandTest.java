package org.cadalign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.cadalign.crs.CrsCodes;
import org.cadalign.field.Displacement;
import org.cadalign.field.DisplacementField;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfoCommandTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void write() throws Exception {
    image(folder.resolve("i.png"), 60, 40);
    Fixtures.field(folder.resolve("f.tif"), DisplacementField.constant(new Displacement(1, 2)));
    Fixtures.write(
        folder.resolve("l.gpkg"), Fixtures.layer("POINT (1 2)", "LINESTRING (0 0, 5 9)"));
    Models.write(folder.resolve("m.model"));
  }

  /** A gray image of 0.5 m a pixel. */
  static void image(Path file, int width, int height) throws IOException, DataException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, 0x405060 + i % 64);
    }
    ImageIO.write(image, "png", file.toFile());
    String base = file.toString().replaceFirst("\\.png$", "");
    Files.writeString(Path.of(base + ".pgw"), "0.5\n0\n0\n-0.5\n500000.25\n2999999.75\n");
    Files.writeString(Path.of(base + ".prj"), CrsCodes.decode(Fixtures.UTM).toWKT());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "i.png   | /kind                       | image",
        "i.png   | /width_px                   | 60",
        "i.png   | /crs                        | EPSG:32645",
        "i.png   | /bounds/0                   | 500000.0",
        "i.png   | /bounds/1                   | 2999980.0",
        "i.png   | /pixel_size_map_units/1     | 0.5",
        "i.png   | /ground_resolution_metres/0 | 0.5",
        "i.png   | /working_grid_width_px      | 100",
        "i.png   | /valid_share                | 1.0",
        "f.tif   | /kind                       | displacement field",
        "f.tif   | /bands/1                    | dy:metre",
        "f.tif   | /displacement_axes          | east, north",
        "f.tif   | /ground_resolution_metres/1 | 5.0",
        "l.gpkg  | /layers/0/name              | parcels",
        "l.gpkg  | /layers/0/features          | 2",
        "l.gpkg  | /layers/0/geometry_types/0  | LineString",
        "l.gpkg  | /layers/0/fields/naïve      | text",
        "l.gpkg  | /layers/0/bounds/3          | 2999509.0",
        "m.model | /kind                       | model",
        "m.model | /network/name               | compact",
        "m.model | /working_range/misalignment_metres | 8.0",
        "m.model | /licences/0                 | nobody's",
      })
  void tells(String file, String fact, String value) throws IOException {
    Outcome outcome = Outcome.run("info", "--json", folder.resolve(file));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    JsonNode facts = JsonMapper.builder().build().readTree(outcome.out());
    assertThat(facts.at(fact).asText()).isEqualTo(value);
    assertThat(outcome.out()).hasLineCount(1);
  }

  @Test
  void aLayerWithoutASystemTakesTheOneThatIsNamed() throws IOException {
    Path csv = folder.resolve("p.csv");
    Files.writeString(csv, "id,WKT\n7,POINT (500001 3000002)\n");
    assertThat(Outcome.run("info", csv).out()).contains("unknown: ");
    assertThat(Outcome.run("info", csv, "--crs", Fixtures.UTM).out())
        .contains(Fixtures.UTM)
        .doesNotContain("unknown");
    Path named = folder.resolve("l.gpkg");
    assertThat(Outcome.run("info", named, "--crs", "EPSG:4326").out()).contains(Fixtures.UTM);
  }

  @Test
  void goesOnAfterAFileThatIsRefused() {
    Outcome outcome =
        Outcome.run("info", folder.resolve("i.pgw"), folder.resolve("i.png"), folder.resolve("no"));
    assertThat(outcome.out()).contains("width_px                  60");
    assertThat(outcome.err()).hasLineCount(2).contains("i.pgw: ", "no: there is no such file");
    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED.value());
  }
}
