package org.cadalign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.cadalign.field.Displacement;
import org.cadalign.field.DisplacementField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever it is given, a command ends with its exit code and one line of words. */
class HostileInputTest {
  @TempDir private Path root;
  private Path folder;
  private Path field;
  private Path layer;

  @BeforeEach
  void write() throws Exception {
    folder = Files.createDirectory(root.resolve("a b ß"));
    field =
        Fixtures.field(
            folder.resolve("field.tif"), DisplacementField.constant(new Displacement(2.5, -1)));
    layer = Fixtures.write(folder.resolve("layer.gpkg"), Fixtures.layer("POINT (1 1)"));
  }

  /** X is the input, OUT an output beside it. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "TIFF_CLAIMS_2_31      | info X               | 1 | claims 2147483647 x 2147483647 pixels",
        "TIFF_CLAIMS_2_31      | apply X LAYER -o OUT | 1 | claims 2147483647 x 2147483647 pixels",
        "TIFF_BOMB             | info X               | 1 | bytes",
        "TIFF_TAG_COUNT        | info X               | 1 | tag 258",
        "TIFF_LOOP             | info X               | 1 | points back to itself",
        "TIFF_OF_13_BANDS      | info X               | 1 | ",
        "TIFF_CUT              | info X               | 1 | ",
        "TIFF_OF_13_BANDS      | apply X LAYER -o OUT | 1 | a field is a GeoTIFF of float32",
        "JSON_DEEP             | info X               | 1 | ",
        "JSON_DEEP             | apply FIELD X -o OUT | 1 | ",
        "JSON_COLLECTIONS      | apply FIELD X -o OUT | 1 | ",
        "JSON_TWICE            | apply FIELD X -o OUT | 3 | ",
        "JSON_NOT_FINITE       | apply FIELD X -o OUT | 3 | ",
        "JSON_UNCLOSED         | apply FIELD X -o OUT | 3 | ",
        "JSON_CUT              | apply FIELD X -o OUT | 1 | line 1",
        "JSON_ESCAPES          | info X               | 1 | ",
        "JSON_PIXELS           | apply FIELD X -o OUT | 1 | --crs",
        "SHAPE_WITHOUT_PRJ     | apply FIELD X -o OUT | 1 | say which with --crs",
        "SHAPE_WITHOUT_PRJ     | apply FIELD X -o OUT --crs EPSG:32645 | 0 | ",
        "SHAPE_WITHOUT_PRJ     | apply FIELD X -o OUT --crs EPSG:999999 | 1 | not in the EPSG database",
        "CSV                   | apply FIELD X -o OUT | 1 | say which with --crs",
        "ZIP_SLIP              | info X               | 1 | zip",
        "ZIP_SLIP              | apply FIELD X -o OUT | 1 | zip",
        "ZIP_BOMB              | info X               | 1 | zip",
        "KML_ENTITY            | apply FIELD X -o OUT | 1 | KML, which is not read",
        "GML_LAUGHS            | apply FIELD X -o OUT | 1 | not read",
        "MODEL_GADGET          | model verify X       | 1 | preprocessor.bin",
        "MODEL_GADGET          | info X               | 1 | preprocessor.bin",
        "MODEL_OF_NEXT_VERSION | model verify X       | 1 | ",
        "FAR_AWAY              | apply FIELD X -o OUT | 1 | none of its 2 features lies on",
        "EMPTY                 | info X               | 1 | ",
        "EMPTY                 | apply X LAYER -o OUT | 1 | ",
        "EMPTY                 | model inspect X      | 1 | ",
        "NOISE                 | info X               | 1 | ",
        "NOISE                 | model verify X       | 1 | ",
        "NOISE                 | apply X LAYER -o OUT | 1 | ",
        "ABSENT                | info X               | 1 | there is no such file",
        "ABSENT                | apply FIELD X -o OUT | 1 | there is no such file",
        "ABSENT                | apply X LAYER -o OUT | 1 | ",
        "ABSENT                | model inspect X      | 1 | there is no such file",
        "FOLDER                | info X               | 1 | ",
        "FOLDER                | apply FIELD X -o OUT | 1 | it is a folder",
        "FOLDER                | apply X LAYER -o OUT | 1 | ",
        "FOLDER                | model verify X       | 1 | ",
        "FAR_AWAY              | apply FIELD X -o X --overwrite    | 1 | it is an input, or another output, of this very run",
        "FAR_AWAY              | apply FIELD LAYER -o X            | 1 | --overwrite",
        "FAR_AWAY              | apply FIELD LAYER -o X/out.gpkg   | 1 | make the folder first",
        "FAR_AWAY              | apply FIELD LAYER -o OUT.kml      | 1 | no format is written under this extension",
        "FAR_AWAY              | apply FIELD X -o OUT --where a    | 1 | ",
        "FAR_AWAY              | apply FIELD X -o OUT --where a=1  | 1 | it has no field 'a'",
        "FAR_AWAY              | apply FIELD X -o OUT --layer nope | 1 | choose from: parcels",
      })
  void endsInOneLine(HostileInput input, String command, int code, String words) throws Exception {
    Path x = input.write(folder);
    List<String> before = files();
    Outcome outcome = run(command, x);
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
    assertThat(outcome.err()).contains(words == null ? "" : words);
    assertThat(outcome.err()).doesNotContain("\tat ", "unexpected", "\u001b");
    if (code == ExitCode.FAILED.value()) {
      assertThat(outcome.err()).startsWith("cadalign: ").hasLineCount(1);
      assertThat(outcome.out()).isEmpty();
      assertThat(files()).isEqualTo(before);
    }
  }

  /** A Turkish dotless i, an Italian decimal comma and another day must not show. */
  @ParameterizedTest
  @CsvSource({"it-IT, Pacific/Kiritimati", "tr-TR, America/Adak", "ar-EG, Asia/Kathmandu"})
  void isTheSameEverywhere(String locale, String zone) throws Exception {
    Path here = folder.resolve("here.gpkg");
    Path there = folder.resolve("there.gpkg");
    String said = run("apply FIELD LAYER -o OUT", here).out() + info();
    Files.move(folder.resolve("out.gpkg"), here);
    Locale home = Locale.getDefault();
    TimeZone clock = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(locale));
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      assertThat(run("apply FIELD LAYER -o OUT", there).out() + info()).isEqualTo(said);
    } finally {
      Locale.setDefault(home);
      TimeZone.setDefault(clock);
    }
    assertThat(folder.resolve("out.gpkg")).hasSameBinaryContentAs(here);
  }

  @Test
  void anImageOfOnePixelIsShown() throws Exception {
    InfoCommandTest.image(folder.resolve("1.png"), 1, 1);
    Outcome outcome = Outcome.run("info", folder.resolve("1.png"));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("working_grid_width_px");
  }

  private String info() {
    return Outcome.run("info", layer, field).out();
  }

  private Outcome run(String command, Path x) {
    return Outcome.run(
        Arrays.stream(command.split(" ", -1))
            .map(word -> word.equals("FIELD") ? field.toString() : word)
            .map(word -> word.equals("LAYER") ? layer.toString() : word)
            .map(word -> word.startsWith("OUT") ? output(word) : word)
            .map(word -> word.startsWith("X") ? x + word.substring(1) : word)
            .toArray());
  }

  private String output(String word) {
    return folder.resolve(word.equals("OUT") ? "out.gpkg" : "out" + word.substring(3)).toString();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.map(Path::toString).sorted().toList();
    }
  }
}
