package org.cadalign.layer.gpkg;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.cadalign.crs.CrsCodes;
import org.cadalign.layer.Feature;
import org.cadalign.layer.FeatureIds;
import org.cadalign.layer.Field;
import org.cadalign.layer.FieldNames;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerCrs;
import org.cadalign.layer.RenamedField;
import org.locationtech.jts.geom.Envelope;

/** Writes a GeoPackage of one layer; equal layers give equal bytes, since no time is written. */
final class GeoPackageWriter {
  private static final String TIME = "'2000-01-01T00:00:00.000Z'";
  private static final int CUSTOM_SRS = 100_000;
  private static final int LONGEST_NAME = 1000;

  private final Layer layer;
  private final List<String> losses = new ArrayList<>();
  private final List<String> columns = new ArrayList<>();
  private final String table;
  private final String key;
  private final String geometryColumn;
  private final int srsId;
  private final boolean idsAsKey;

  GeoPackageWriter(Layer source) {
    this.idsAsKey = FeatureIds.allWholeAndUnique(source);
    boolean idsAsText = idsAsText(source);
    this.layer = idsAsText ? FeatureIds.asField(source) : source;
    if (idsAsText) {
      losses.add(
          "ids are not all whole numbers: they are kept in the field '"
              + layer.fields().get(0).name()
              + "'");
    }
    this.table = tableName(layer.name());
    FieldNames names = new FieldNames(LONGEST_NAME);
    List<RenamedField> renamed = new ArrayList<>();
    for (Field field : layer.fields()) {
      String name = names.claim(field.name());
      columns.add(name);
      if (!name.equals(field.name())) {
        renamed.add(new RenamedField(field.name(), name));
      }
    }
    RenamedField.line(renamed).ifPresent(losses::add);
    this.key = names.claim("fid");
    this.geometryColumn = names.claim("geom");
    this.srsId = CrsCodes.epsg(layer.crs()).orElse(CUSTOM_SRS);
  }

  /** Columns of the table that a layer becomes, key and geometry included. */
  static int columns(Layer layer) {
    return 2 + (idsAsText(layer) ? 1 : 0) + layer.fields().size();
  }

  private static boolean idsAsText(Layer layer) {
    return FeatureIds.any(layer) && !FeatureIds.allWholeAndUnique(layer);
  }

  /** Names of system tables may not be taken. */
  private static String tableName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean reserved = lower.startsWith("gpkg_") || lower.startsWith("sqlite_");
    return name.isBlank() || name.indexOf('\0') >= 0 || reserved ? "layer" : name;
  }

  List<String> write(Path file) throws SQLException {
    if (!table.equals(layer.name())) {
      losses.add("layer '" + layer.name() + "' is called '" + table + "'");
    }
    try (Connection database = SqliteFile.create(file)) {
      database.setAutoCommit(false);
      Schema.create(database);
      describe(database);
      features(database);
      database.commit();
    }
    return losses;
  }

  private void describe(Connection database) throws SQLException {
    srs(database);
    StringBuilder sql = new StringBuilder("CREATE TABLE ").append(GeoPackageReader.quote(table));
    sql.append(" (").append(GeoPackageReader.quote(key));
    sql.append(" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, ");
    GeometryKind kind = GeometryKind.of(layer);
    sql.append(GeoPackageReader.quote(geometryColumn)).append(' ').append(kind.name());
    for (int i = 0; i < columns.size(); i++) {
      sql.append(", ").append(GeoPackageReader.quote(columns.get(i))).append(' ');
      sql.append(ColumnType.declaration(layer.fields().get(i).type()));
    }
    try (Statement statement = database.createStatement()) {
      statement.execute(sql.append(')').toString());
    }
    contents(database);
    insert(
        database,
        "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, ?, 0)",
        table,
        geometryColumn,
        kind.name(),
        srsId,
        kind.z());
    dataColumns(database);
  }

  private void srs(Connection database) throws SQLException {
    if (srsId != 4326) {
      OptionalInt code = CrsCodes.epsg(layer.crs());
      insert(
          database,
          "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)",
          layer.crs().getName().getCode(),
          srsId,
          code.isPresent() ? "EPSG" : "NONE",
          srsId,
          LayerCrs.wkt(layer.crs()));
    }
  }

  private void contents(Connection database) throws SQLException {
    Envelope box = new Envelope();
    layer
        .features()
        .forEach(f -> f.geometry().ifPresent(g -> box.expandToInclude(g.getEnvelopeInternal())));
    boolean none = box.isNull();
    insert(
        database,
        "INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, " + TIME + ", ?, ?, ?, ?, ?)",
        table,
        table,
        layer.description().orElse(""),
        none ? null : box.getMinX(),
        none ? null : box.getMinY(),
        none ? null : box.getMaxX(),
        none ? null : box.getMaxY(),
        srsId);
  }

  /** What the schema extension keeps of columns: a description, and that text is JSON. */
  private void dataColumns(Connection database) throws SQLException {
    if (layer.fields().stream().noneMatch(GeoPackageWriter::isTold)) {
      return;
    }
    Schema.createDataColumns(database);
    for (int i = 0; i < columns.size(); i++) {
      Field field = layer.fields().get(i);
      if (isTold(field)) {
        insert(
            database,
            "INSERT INTO gpkg_data_columns VALUES (?, ?, NULL, NULL, ?, ?, NULL)",
            table,
            columns.get(i),
            field.description().orElse(null),
            field.type() == Field.Type.JSON ? GeoPackageReader.JSON : null);
      }
    }
  }

  private static boolean isTold(Field field) {
    return field.type() == Field.Type.JSON || field.description().isPresent();
  }

  private void features(Connection database) throws SQLException {
    String marks = ", ?".repeat(columns.size());
    String sql = "INSERT INTO " + GeoPackageReader.quote(table) + " VALUES (?, ?" + marks + ")";
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (int i = 0; i < layer.features().size(); i++) {
        Feature feature = layer.features().get(i);
        statement.setLong(1, idsAsKey ? Long.parseLong(feature.id().orElseThrow()) : i + 1L);
        bind(statement, feature);
        statement.executeUpdate();
      }
    }
  }

  private void bind(PreparedStatement statement, Feature feature) throws SQLException {
    if (feature.geometry().isPresent()) {
      statement.setBytes(2, GeometryBlob.write(feature.geometry().get(), srsId));
    } else {
      statement.setNull(2, Types.BLOB);
    }
    for (int i = 0; i < columns.size(); i++) {
      Optional<Object> value = feature.values().get(i);
      if (value.isEmpty()) {
        statement.setNull(i + 3, Types.NULL);
      } else {
        statement.setObject(
            i + 3, value.get() instanceof Boolean b ? (Object) (b ? 1L : 0L) : value.get());
      }
    }
  }

  private static void insert(Connection database, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
