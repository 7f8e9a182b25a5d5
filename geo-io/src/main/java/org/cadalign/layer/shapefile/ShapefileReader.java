package org.cadalign.layer.shapefile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cadalign.gate.DataException;
import org.cadalign.layer.BadFeatureException;
import org.cadalign.layer.CrsFinding;
import org.cadalign.layer.Feature;
import org.cadalign.layer.FeatureCollector;
import org.cadalign.layer.Field;
import org.cadalign.layer.FileBytes;
import org.cadalign.layer.LayerBudget;
import org.cadalign.layer.LayerCrs;
import org.cadalign.layer.LayerDraft;

/** Reads a Shapefile record by record, in the order of the .shp; the .shx is not looked at. */
final class ShapefileReader {
  private static final int HEADER = 100;
  private static final int RECORD_HEADER = 8;

  private final Path file;
  private final LayerBudget budget;
  private final FeatureCollector collector;

  ShapefileReader(Path file, LayerBudget budget) {
    this.file = file;
    this.budget = budget;
    this.collector = new FeatureCollector(file, budget);
  }

  LayerDraft read() throws DataException {
    ByteBuffer shapes = ByteBuffer.wrap(FileBytes.read(file, budget));
    if (shapes.capacity() < HEADER) {
      throw corrupt(file, "its header is cut short", null);
    }
    Optional<DbfReader> table = table();
    shapes.position(HEADER);
    int row = 0;
    while (shapes.remaining() >= RECORD_HEADER) {
      ByteBuffer record = record(shapes);
      if (table.isEmpty() || row >= table.get().rows() || !table.get().deleted(row)) {
        add(record, table, row);
      }
      row++;
    }
    if (table.isPresent() && table.get().rows() != row) {
      collector.notice("the .dbf has " + table.get().rows() + " rows, the .shp " + row + " shapes");
    }
    List<Field> fields = table.map(DbfReader::fields).orElse(List.of());
    return collector.finish(FileBytes.stem(file), crs(), fields);
  }

  private ByteBuffer record(ByteBuffer shapes) throws DataException {
    int at = shapes.position();
    shapes.order(ByteOrder.BIG_ENDIAN).getInt();
    long length = 2L * shapes.getInt();
    if (length < Integer.BYTES || length > shapes.remaining()) {
      throw corrupt(file, "the record at byte " + at + " is cut short", null);
    }
    ByteBuffer record = shapes.slice(shapes.position(), (int) length);
    shapes.position(shapes.position() + (int) length);
    return record;
  }

  private void add(ByteBuffer record, Optional<DbfReader> table, int row) throws DataException {
    String place = "record " + (row + 1);
    try {
      List<Optional<Object>> values = List.of();
      if (table.isPresent()) {
        if (row >= table.get().rows()) {
          throw new BadFeatureException("it has no row in the .dbf");
        }
        values = table.get().values(row);
      }
      collector.add(new Feature(Optional.empty(), ShapeRecord.read(record), values), place);
    } catch (BadFeatureException e) {
      collector.reject(place, e.getMessage());
    }
  }

  private Optional<DbfReader> table() throws DataException {
    Path dbf = existing("dbf", "DBF");
    if (!Files.exists(dbf)) {
      collector.notice("there is no .dbf beside it: features have no attributes");
      return Optional.empty();
    }
    byte[] content = FileBytes.read(dbf, budget);
    try {
      DbfReader table =
          new DbfReader(content, TextEncoding.of(file, DbfReader.languageByte(content)));
      table.notices().forEach(collector::notice);
      return Optional.of(table);
    } catch (BadFeatureException e) {
      throw corrupt(dbf, e.getMessage(), e);
    }
  }

  private CrsFinding crs() throws DataException {
    Path prj = existing("prj", "PRJ");
    if (!Files.exists(prj)) {
      return new CrsFinding.Missing("there is no .prj beside it that names its coordinate system");
    }
    String wkt = new String(FileBytes.read(prj, budget), StandardCharsets.UTF_8);
    return LayerCrs.fromWkt(wkt)
        .<CrsFinding>map(CrsFinding.Found::new)
        .orElse(new CrsFinding.Missing("its .prj is not understood"));
  }

  private Path existing(String extension, String capitals) {
    Path lower = FileBytes.sibling(file, extension);
    return Files.exists(lower) ? lower : FileBytes.sibling(file, capitals);
  }

  private static DataException corrupt(Path file, String reason, Throwable cause) {
    return new DataException(
        DataException.Code.CORRUPT,
        file,
        reason,
        "check it with ogrinfo, or export it again",
        cause);
  }
}
