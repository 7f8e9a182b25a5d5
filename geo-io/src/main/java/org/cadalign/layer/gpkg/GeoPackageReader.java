package org.cadalign.layer.gpkg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cadalign.gate.DataException;
import org.cadalign.layer.BadFeatureException;
import org.cadalign.layer.CrsFinding;
import org.cadalign.layer.Feature;
import org.cadalign.layer.FeatureCollector;
import org.cadalign.layer.Field;
import org.cadalign.layer.LayerBudget;
import org.cadalign.layer.LayerCrs;
import org.cadalign.layer.LayerDraft;
import org.locationtech.jts.geom.Geometry;
import org.sqlite.SQLiteConfig;

/** Reads feature tables of one open GeoPackage. */
final class GeoPackageReader implements AutoCloseable {
  /** Media type of columns that hold JSON. */
  static final String JSON = "application/json";

  private record Table(
      String name, Optional<String> key, String geometry, List<Field> columns, CrsFinding crs) {}

  /** What the schema extension says of a column. */
  private record Told(boolean json, Optional<String> description) {}

  private final Path file;
  private final Connection database;

  GeoPackageReader(Path file) throws SQLException {
    this.file = file;
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    // Immutable: SQLite must leave no -wal or -shm beside the user's file.
    String uri = "file:" + file.toAbsolutePath().toUri().getRawPath() + "?mode=ro&immutable=1";
    this.database = config.createConnection("jdbc:sqlite:" + uri);
    try (Statement statement = database.createStatement()) {
      // What the file's own schema brings along must not call functions.
      statement.execute("PRAGMA trusted_schema = OFF");
    }
  }

  /**
   * Feature tables, in the order of the file; views are left out, since they would be evaluated.
   */
  List<String> layerNames() throws SQLException {
    return strings(
        "SELECT g.table_name FROM gpkg_geometry_columns g JOIN sqlite_master m"
            + " ON lower(m.name) = lower(g.table_name) AND m.type = 'table'"
            + " AND m.sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY g.rowid");
  }

  LayerDraft read(String layerName, LayerBudget budget) throws SQLException, DataException {
    Table table = table(layerName);
    FeatureCollector collector = new FeatureCollector(file, budget);
    noticeJournal(collector);
    String columns =
        table.columns().stream().map(c -> ", " + quote(c.name())).collect(Collectors.joining());
    String sql =
        "SELECT "
            + table.key().map(GeoPackageReader::quote).orElse("NULL")
            + ", "
            + quote(table.geometry())
            + columns
            + " FROM "
            + quote(table.name());
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        add(rows, table, collector, budget);
      }
    }
    return collector.finish(table.name(), table.crs(), table.columns());
  }

  private static void add(
      ResultSet row, Table table, FeatureCollector collector, LayerBudget budget)
      throws SQLException, DataException {
    Optional<String> id = Optional.ofNullable(row.getString(1));
    String place = "feature " + (collector.seen() + 1) + id.map(i -> ", fid " + i).orElse("");
    try {
      Optional<Geometry> geometry = Optional.empty();
      if (row.getObject(2) instanceof byte[] blob) {
        geometry = Optional.of(GeometryBlob.read(blob, budget.depth()));
      } else if (row.getObject(2) != null) {
        throw new BadFeatureException("the geometry is no blob");
      }
      collector.add(new Feature(id, geometry, values(row, table.columns())), place);
    } catch (BadFeatureException e) {
      collector.reject(place, e.getMessage());
    }
  }

  private static List<Optional<Object>> values(ResultSet row, List<Field> columns)
      throws SQLException, BadFeatureException {
    List<Optional<Object>> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Field column = columns.get(i);
      values.add(ColumnType.value(column.type(), raw(row, i + 3), column.name()));
    }
    return values;
  }

  /** A value by its storage class; whole numbers as 64 bits whatever their size. */
  private static Object raw(ResultSet row, int index) throws SQLException {
    Object value = row.getObject(index);
    return value instanceof Integer ? (Object) row.getLong(index) : value;
  }

  private Table table(String layerName) throws SQLException {
    Map<String, Told> told = told(layerName);
    try (PreparedStatement statement =
        database.prepareStatement(
            "SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns"
                + " WHERE table_name = ?")) {
      statement.setString(1, layerName);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("no geometry column for table '" + layerName + "'");
        }
        String geometry = row.getString(2);
        return describe(layerName, geometry, crs(row.getInt(3)), told);
      }
    }
  }

  private Table describe(String layerName, String geometry, CrsFinding crs, Map<String, Told> told)
      throws SQLException {
    Optional<String> key = Optional.empty();
    List<Field> columns = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA table_info(" + quote(layerName) + ")")) {
      while (row.next()) {
        String name = row.getString("name");
        Field.Type type = ColumnType.of(String.valueOf(row.getString("type")));
        if (row.getInt("pk") == 1 && type == Field.Type.INTEGER) {
          key = Optional.of(name);
        } else if (!name.equalsIgnoreCase(geometry)) {
          Told own = told.getOrDefault(name, new Told(false, Optional.empty()));
          columns.add(new Field(name, own.json() ? Field.Type.JSON : type, own.description()));
        }
      }
    }
    return new Table(layerName, key, geometry, columns, crs);
  }

  private Map<String, Told> told(String layerName) throws SQLException {
    Map<String, Told> told = new HashMap<>();
    if (strings(
            "SELECT name FROM sqlite_master WHERE name = 'gpkg_data_columns' AND type = 'table'")
        .isEmpty()) {
      return told;
    }
    try (PreparedStatement statement =
        database.prepareStatement(
            "SELECT column_name, mime_type, description FROM gpkg_data_columns"
                + " WHERE table_name = ?")) {
      statement.setString(1, layerName);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          told.put(
              String.valueOf(row.getString(1)),
              new Told(
                  JSON.equals(row.getString(2)),
                  Optional.ofNullable(row.getString(3)).filter(text -> !text.isEmpty())));
        }
      }
    }
    return told;
  }

  private CrsFinding crs(int srsId) throws SQLException {
    try (PreparedStatement statement =
        database.prepareStatement(
            "SELECT organization, organization_coordsys_id, definition"
                + " FROM gpkg_spatial_ref_sys WHERE srs_id = ?")) {
      statement.setInt(1, srsId);
      try (ResultSet row = statement.executeQuery()) {
        if (srsId <= 0 || !row.next()) {
          return new CrsFinding.Missing(
              "its coordinate system is undefined (srs_id " + srsId + ")");
        }
        Optional<CrsFinding> found = Optional.empty();
        if ("EPSG".equalsIgnoreCase(row.getString(1))) {
          found = LayerCrs.fromEpsg(row.getInt(2)).map(CrsFinding.Found::new);
        }
        String wkt = String.valueOf(row.getString(3));
        return found
            .or(() -> LayerCrs.fromWkt(wkt).map(CrsFinding.Found::new))
            .orElse(
                new CrsFinding.Missing(
                    "its coordinate system is not understood (srs_id " + srsId + ")"));
      }
    }
  }

  private void noticeJournal(FeatureCollector collector) {
    try {
      Path wal = GeoPackage.beside(file, "-wal");
      if (Files.exists(wal) && Files.size(wal) > 0) {
        collector.notice(
            "changes that still stand in "
                + wal.getFileName()
                + " are not seen:"
                + " close the program that edits the file");
      }
    } catch (IOException e) {
      collector.notice("the journal beside the file cannot be looked at: " + e);
    }
  }

  private List<String> strings(String sql) throws SQLException {
    List<String> strings = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        strings.add(String.valueOf(row.getString(1)));
      }
    }
    return strings;
  }

  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
