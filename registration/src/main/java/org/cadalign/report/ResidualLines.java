package org.cadalign.report;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadalign.align.OutcomeColumns;
import org.cadalign.confidence.ExpectedError;
import org.cadalign.crs.Reprojection;
import org.cadalign.data.Centroid;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;
import org.cadalign.layer.Layers;
import org.cadalign.layer.WriteOptions;
import org.cadalign.run.Prediction;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Moves as lines from where each building's centre was to where it is, in a GeoPackage with a style
 * that QGIS takes by itself.
 */
final class ResidualLines {
  private static final GeometryFactory LINES = new GeometryFactory();
  private static final String NAME = "residuals";
  private static final String DESCRIPTION =
      "Lines from where each building's centre was to where it is. " + OutcomeColumns.MOVES;
  private static final List<Field> FIELDS =
      List.of(
          new Field("id", Field.Type.TEXT, "id of the feature in its layer"),
          OutcomeColumns.STATUS,
          OutcomeColumns.EAST,
          OutcomeColumns.NORTH,
          OutcomeColumns.SHIFT,
          Prediction.EXPECTED_ERROR);

  private ResidualLines() {}

  static void write(Report report, Path file) throws DataException, IOException {
    Layers.write(layer(report), file, WriteOptions.DEFAULT);
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = database.createStatement()) {
      statement.executeUpdate(
          "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog"
              + " TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column"
              + " TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault"
              + " BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME"
              + " DEFAULT '1970-01-01T00:00:00.000Z')");
      statement.executeUpdate(
          "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change) VALUES"
              + " ('layer_styles', 'attributes', 'layer_styles', '1970-01-01T00:00:00.000Z')");
      style(database);
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static void style(Connection database) throws SQLException {
    String column;
    try (Statement statement = database.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = '"
                    + NAME
                    + "'")) {
      column = found.next() ? found.getString(1) : "geom";
    }
    try (PreparedStatement insert =
        database.prepareStatement(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name,"
                + " f_geometry_column, styleName, styleQML, useAsDefault) VALUES ('', '', ?, ?,"
                + " 'moves', ?, 1)")) {
      insert.setString(1, NAME);
      insert.setString(2, column);
      insert.setString(3, Assets.text("residuals.qml"));
      insert.executeUpdate();
    }
  }

  private static Layer layer(Report report) throws DataException {
    Reprojection way = Reprojection.between(crs(report), report.layer().crs());
    List<Feature> lines = new ArrayList<>();
    for (Building building : report.buildings()) {
      Optional<Geometry> line = line(report, building);
      if (line.isPresent()) {
        lines.add(
            new Feature(
                Optional.of(Integer.toString(building.number())),
                Optional.of(way.forward(line.get())),
                List.of(
                    Optional.of(building.id()),
                    Optional.of(building.status()),
                    Optional.of(building.metres().dx()),
                    Optional.of(building.metres().dy()),
                    Optional.of(building.metres().length()),
                    building.expected().map(ExpectedError::metres))));
      }
    }
    return new Layer(NAME, report.layer().crs(), FIELDS, lines).described(DESCRIPTION);
  }

  private static CoordinateReferenceSystem crs(Report report) {
    return report.image().source().georeference().crs();
  }

  /** In the image's system; empty where the building has no outline on the image, or lay still. */
  private static Optional<Geometry> line(Report report, Building building) {
    if (building.before().isEmpty() || building.after().isEmpty()) {
      return Optional.empty();
    }
    Coordinate from = report.toMap(Centroid.of(building.before().get()));
    Coordinate to = report.toMap(Centroid.of(building.after().get()));
    return building.metres().isZero()
        ? Optional.empty()
        : Optional.of(LINES.createLineString(new Coordinate[] {from, to}));
  }
}
