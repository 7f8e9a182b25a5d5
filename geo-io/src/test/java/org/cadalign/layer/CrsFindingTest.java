package org.cadalign.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Optional;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.io.WKTReader;

/** What files say of their system where a text of theirs is a trap for the parser. */
class CrsFindingTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"A[", "A(", "PROJCS[\"x\",", "GEOGCS[\"]\",", "[", "]"})
  void aPrjOfManyBracketsNamesNoSystem(String opening) throws Exception {
    Path file = write("houses.shp");
    Files.writeString(folder.resolve("houses.prj"), opening.repeat(60_000 / opening.length()));
    assertMissing(file, "its .prj is not understood; say which with --crs");
  }

  @Test
  void aPrjOfManyMegabytesNamesNoSystem() throws Exception {
    Path file = write("houses.shp");
    Files.writeString(folder.resolve("houses.prj"), "A[".repeat(5_000_000));
    assertMissing(file, "its .prj is not understood; say which with --crs");
  }

  @Test
  void aGeoPackageOfManyBracketsNamesNoSystem() throws Exception {
    Path file = write("houses.gpkg");
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        PreparedStatement statement =
            database.prepareStatement(
                "UPDATE gpkg_spatial_ref_sys SET organization = 'NONE', definition = ?"
                    + " WHERE srs_id = 32651")) {
      statement.setString(1, "A[".repeat(30_000));
      statement.executeUpdate();
    }
    assertMissing(file, "its coordinate system is not understood (srs_id 32651); say which");
  }

  @Test
  void aGeoJsonOfManyBracketsNamesNoSystem() throws Exception {
    Path file = folder.resolve("houses.geojson");
    String name = "A[".repeat(30_000);
    Files.writeString(
        file,
        "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\""
            + name
            + "\"}},\"features\":[]}");
    assertMissing(
        file, "its crs member is not understood: " + name.substring(0, 60) + "...; say which");
  }

  private static void assertMissing(Path file, String reason) {
    assertThatThrownBy(() -> Layers.read(file, LayerOptions.DEFAULT))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(file + ": " + reason)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  private Path write(String name) throws Exception {
    Feature feature =
        new Feature(
            Optional.empty(),
            Optional.of(new WKTReader().read("POLYGON ((0 0, 0 1, 1 1, 0 0))")),
            List.of());
    Layer layer =
        new Layer("houses", LayerCrs.fromEpsg(32651).orElseThrow(), List.of(), List.of(feature));
    Path file = folder.resolve(name);
    Layers.write(layer, file, WriteOptions.DEFAULT);
    return file;
  }
}
