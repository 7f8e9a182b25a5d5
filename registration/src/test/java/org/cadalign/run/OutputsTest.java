package org.cadalign.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputsTest {
  /** Formats are told by content, not by name. */
  private static final String LAYER = "{\"type\": \"FeatureCollection\", \"features\": []}";

  private static final String VRT =
      "<VRTDataset rasterXSize='9' rasterYSize='9'><VRTRasterBand><SimpleSource>"
          + "<SourceFilename relativeToVRT='1'>a.tif</SourceFilename>"
          + "</SimpleSource></VRTRasterBand></VRTDataset>";

  @TempDir private Path folder;

  @BeforeEach
  void writeInputs() throws Exception {
    Files.writeString(folder.resolve("image.tif"), "image");
    Files.writeString(folder.resolve("layer.gpkg"), LAYER);
    Files.writeString(folder.resolve("old.gpkg"), "old");
    Files.writeString(folder.resolve("taken.run"), "a file");
    Files.createSymbolicLink(folder.resolve("link.gpkg"), folder.resolve("layer.gpkg"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "new.gpkg          |          | false | ''",
        "new.gpkg          | new.tif  | false | ''",
        "old.gpkg          |          | true  | ''",
        "old.gpkg          |          | false | it exists already; give --overwrite",
        "new.gpkg          | old.gpkg | false | it exists already; give --overwrite",
        "layer.gpkg        |          | true  | inputs are never changed",
        "x/../layer.gpkg   |          | true  | inputs are never changed",
        "link.gpkg         |          | true  | inputs are never changed",
        "new.gpkg          | image.tif| true  | inputs are never changed",
        "new.gpkg          | layer.gpkg| true | inputs are never changed",
        "new.gpkg          | new.gpkg | true  | another output, of this very run",
        "none/new.gpkg     |          | true  | make the folder first",
        "new.gpkg          | none/f.tif| true | make the folder first",
        "taken.gpkg        |          | true  | the folder of this run would have this name",
        "new.doc           |          | true  | new.doc",
      })
  void areLookedAtBeforeAnyWork(String output, String field, boolean overwrite, String words)
      throws Exception {
    AlignmentRequest request =
        Requests.of(folder.resolve("image.tif"), folder.resolve("layer.gpkg"))
            .writing(
                Optional.of(folder.resolve(output)),
                Optional.ofNullable(field).map(folder::resolve),
                overwrite);
    if (words.isEmpty()) {
      assertThatCode(() -> Outputs.check(request)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> Outputs.check(request))
          .isInstanceOf(DataException.class)
          .hasMessageContaining(words)
          .hasMessageNotContaining("\n");
    }
    assertThat(folder.resolve("old.gpkg")).hasContent("old");
    assertThat(folder.resolve("layer.gpkg")).hasContent(LAYER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "old.gpkg   | it exists already; give --overwrite",
        "layer.gpkg | inputs are never changed",
        "new.gpkg   | another output, of this very run",
        "f.tif      | f.tif",
        "new.doc    | new.doc",
      })
  void soIsTheLayerOfMissingBuildings(String findings, String words) throws Exception {
    AlignmentRequest request =
        Requests.of(folder.resolve("image.tif"), folder.resolve("layer.gpkg"))
            .writing(
                Optional.of(folder.resolve("new.gpkg")),
                Optional.of(folder.resolve("f.tif")),
                Optional.of(folder.resolve(findings)),
                false);
    assertThatThrownBy(() -> Outputs.check(request))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(words);
  }

  /** What images and layers of several files consist of, by whatever name. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m.vrt   | layer.gpkg  | a.shp         |               | a.prj",
        "m.vrt   | layer.gpkg  | x.gpkg        | m.vrt         | m.vrt",
        "m.vrt   | layer.gpkg  | x.gpkg        | a.tif         | a.tif",
        "m.vrt   | layer.gpkg  | x.gpkg        | none/../a.tif | a.tif",
        "m.vrt   | layer.gpkg  | x.gpkg        | link.tif      | link.tif",
        "m.vrt   | layer.gpkg  | x.gpkg        | there/a.tif   | there/a.tif",
        "m.vrt   | layer.gpkg  | x.gpkg        | a.tif.msk     | a.tif.msk",
        "m.vrt   | layer.gpkg  | x.gpkg        | a.tif.ovr     | a.tif.ovr",
        "m.vrt   | layer.gpkg  | x.gpkg        | a.tfw         | a.tfw",
        "tiles   | layer.gpkg  | x.gpkg        | tiles/1.tif   | tiles/1.tif",
        "tiles   | layer.gpkg  | tiles/1.shp   |               | tiles/1.prj",
        "a.tif   | parcels.shp | x.gpkg        | parcels.dbf   | parcels.dbf",
        "a.tif   | parcels.shp | x.gpkg        | parcels.CPG   | parcels.CPG",
        "a.tif   | parcels.shp | parcels.shp   |               | parcels.shp",
        "a.tif   | parcels.shp | there/parcels.shp |           | there/parcels.shp",
        "a.tif   | parcels.shp | y.shp         |               | y.qix",
        "a.tif   | x.run/run.json | x.gpkg     |               | x.run/run.json",
      })
  void inputsAreNeverReplacedWhateverIsAllowed(
      String image, String layer, String output, String field, String lost) throws Exception {
    Files.createDirectory(folder.resolve("tiles"));
    Files.createDirectory(folder.resolve("x.run"));
    for (String name :
        List.of("a.tif", "a.tif.msk", "a.tif.ovr", "a.tfw", "a.prj", "tiles/1.tif")) {
      Files.writeString(folder.resolve(name), "II*\0");
    }
    for (String name : List.of("tiles/1.prj", "parcels.dbf", "parcels.CPG", "parcels.qix")) {
      Files.writeString(folder.resolve(name), "x");
    }
    Files.writeString(folder.resolve("m.vrt"), VRT);
    Files.writeString(folder.resolve("x.run/run.json"), LAYER);
    Files.write(folder.resolve("parcels.shp"), new byte[] {0, 0, 0x27, 0x0A});
    Files.write(folder.resolve("parcels.shx"), new byte[] {0, 0, 0x27, 0x0A});
    Files.createSymbolicLink(folder.resolve("link.tif"), folder.resolve("a.tif"));
    Files.createSymbolicLink(folder.resolve("there"), folder);
    Files.createSymbolicLink(folder.resolve("y.qix"), folder.resolve("parcels.qix"));
    AlignmentRequest request =
        Requests.of(folder.resolve(image), folder.resolve(layer))
            .writing(
                Optional.of(folder.resolve(output)),
                Optional.ofNullable(field).map(folder::resolve),
                true);
    assertThatThrownBy(() -> Outputs.check(request))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(lost + ": it is an input, or another output, of this very run");
  }

  /** Without --overwrite the other files of a Shapefile and of a field count, too. */
  @ParameterizedTest
  @CsvSource({
    "new.shp, new.tif, new.dbf",
    "new.shp, new.tif, new.qix",
    "new.gpkg, new.tif, new.tif.aux.xml",
  })
  void aFileBesideAnOutputNeedsConsent(String output, String field, String old) throws Exception {
    Files.writeString(folder.resolve(old), "mine");
    Requests requests = Requests.of(folder.resolve("image.tif"), folder.resolve("layer.gpkg"));
    Optional<Path> layer = Optional.of(folder.resolve(output));
    Optional<Path> tiff = Optional.of(folder.resolve(field));
    assertThatThrownBy(() -> Outputs.check(requests.writing(layer, tiff, false)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(old + ": it exists already; give --overwrite");
    assertThatCode(() -> Outputs.check(requests.writing(layer, tiff, true)))
        .doesNotThrowAnyException();
  }

  @Test
  void aFolderIsNeverReplaced() {
    assertThatThrownBy(() -> Outputs.refuseIfExists(folder, true))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith("a folder has this name; write to another name");
  }

  /** What a run directory says, and whether an output x.gpkg may have it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"output\": \"x.gpkg\"}          | false | true",
        "{\"output\": \"moved/x.gpkg\"}    | false | true",
        "{\"output\": \"x.geojson\"}       | false | false",
        "{\"output\": \"x.geojson\"}       | true  | true",
        "{}                                | false | true",
        "nonsense                          | false | true",
      })
  void aRunDirectoryOfAnotherOutputIsNotMixedWith(String told, boolean overwrite, boolean taken)
      throws Exception {
    Path run = Files.createDirectory(folder.resolve("x.run"));
    Files.writeString(run.resolve("run.json"), told);
    AlignmentRequest request =
        Requests.of(folder.resolve("image.tif"), folder.resolve("layer.gpkg"))
            .writing(Optional.of(folder.resolve("x.gpkg")), Optional.empty(), overwrite);
    if (taken) {
      assertThatCode(() -> Outputs.check(request)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> Outputs.check(request))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("x.run: it tells of another output, x.geojson; give --overwrite");
    }
    assertThat(run.resolve("run.json")).hasContent(told);
  }

  @Test
  void theRunDirectoryIsNamedAfterTheOutput() {
    assertThat(RunDirectory.of(Path.of("a/b.c.gpkg"))).isEqualTo(Path.of("a/b.c.run"));
    assertThat(RunDirectory.of(Path.of(".gpkg"))).isEqualTo(Path.of(".gpkg.run"));
    assertThat(RunDirectory.of(Path.of("plain"))).isEqualTo(Path.of("plain.run"));
  }
}
