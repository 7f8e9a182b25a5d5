package org.cadalign.layer.flatgeobuf;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadalign.gate.DataException;
import org.cadalign.layer.BadFeatureException;
import org.cadalign.layer.CrsFinding;
import org.cadalign.layer.FeatureCollector;
import org.cadalign.layer.Field;
import org.cadalign.layer.FileBytes;
import org.cadalign.layer.LayerBudget;
import org.cadalign.layer.LayerCrs;
import org.cadalign.layer.LayerDraft;
import org.locationtech.jts.geom.Geometry;
import org.wololo.flatgeobuf.generated.Column;
import org.wololo.flatgeobuf.generated.Crs;
import org.wololo.flatgeobuf.generated.Feature;
import org.wololo.flatgeobuf.generated.Header;

/** Reads one FlatGeobuf file from the first feature to the last. */
final class FlatGeobufReader {
  private static final int NODE_BYTES = 4 * Double.BYTES + Long.BYTES;

  private final Path file;
  private final LayerBudget budget;
  private final FeatureCollector collector;
  private final List<Integer> columns = new ArrayList<>();
  private final List<Field> fields = new ArrayList<>();

  FlatGeobufReader(Path file, LayerBudget budget) {
    this.file = file;
    this.budget = budget;
    this.collector = new FeatureCollector(file, budget);
  }

  LayerDraft read() throws DataException {
    ByteBuffer bytes = ByteBuffer.wrap(FileBytes.read(file, budget)).order(ByteOrder.LITTLE_ENDIAN);
    try {
      bytes.position(FlatGeobuf.MAGIC.length);
      Header header = Header.getRootAsHeader(block(bytes, "header"));
      columns(header);
      CrsFinding crs = crs(header);
      String name = header.name() == null ? FileBytes.stem(file) : header.name();
      skipIndex(bytes, header);
      features(bytes, header);
      return collector.finish(name, crs, fields);
    } catch (IndexOutOfBoundsException
        | BufferUnderflowException
        | IllegalArgumentException
        | NullPointerException e) {
      // The generated classes follow offsets unchecked; a damaged one ends outside the buffer.
      throw corrupt("the header is damaged", e);
    }
  }

  private ByteBuffer block(ByteBuffer bytes, String what) throws DataException {
    int length = bytes.remaining() < Integer.BYTES ? -1 : bytes.getInt();
    if (length < Integer.BYTES || length > bytes.remaining()) {
      throw corrupt("the " + what + " at byte " + bytes.position() + " is cut short", null);
    }
    ByteBuffer block = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(bytes.position() + length);
    return block;
  }

  private void columns(Header header) throws DataException {
    int count = header.columnsLength();
    if (count < 0 || count > 0x10000) {
      throw corrupt("the header claims " + count + " columns", null);
    }
    for (int i = 0; i < count; i++) {
      Column column = header.columns(i);
      columns.add(column.type());
      fields.add(
          new Field(
              String.valueOf(column.name()),
              PropertyBytes.type(column.type()),
              Optional.ofNullable(column.description()).filter(text -> !text.isEmpty())));
    }
  }

  private static CrsFinding crs(Header header) {
    Crs crs = header.crs();
    Optional<CrsFinding> found = Optional.empty();
    if (crs != null) {
      String organisation = crs.org() == null ? "EPSG" : crs.org();
      if (organisation.equalsIgnoreCase("EPSG") && crs.code() > 0) {
        found = LayerCrs.fromEpsg(crs.code()).map(CrsFinding.Found::new);
      }
      found =
          found.or(
              () ->
                  Optional.ofNullable(crs.wkt())
                      .flatMap(LayerCrs::fromWkt)
                      .map(CrsFinding.Found::new));
    }
    return found.orElse(new CrsFinding.Missing("its header names no coordinate system"));
  }

  private void skipIndex(ByteBuffer bytes, Header header) throws DataException {
    long nodes = nodes(header.featuresCount(), header.indexNodeSize());
    if (nodes < 0 || nodes > bytes.remaining() / NODE_BYTES) {
      throw corrupt("the index is cut short", null);
    }
    bytes.position(bytes.position() + (int) (nodes * NODE_BYTES));
  }

  /**
   * Nodes of a packed tree: one a feature, and so on upwards to a single root; -1 if impossible.
   */
  private static long nodes(long features, int nodeSize) {
    if (nodeSize == 0 || features == 0) {
      return 0;
    } else if (nodeSize < 2 || features < 0 || features > Integer.MAX_VALUE) {
      return -1;
    }
    long nodes = features;
    for (long level = features; level > 1; ) {
      level = (level + nodeSize - 1) / nodeSize;
      nodes += level;
    }
    return nodes;
  }

  private void features(ByteBuffer bytes, Header header) throws DataException {
    int geometryType = header.geometryType();
    while (bytes.hasRemaining()) {
      feature(block(bytes, "feature"), geometryType);
    }
    long promised = header.featuresCount();
    if (promised > 0 && promised != collector.seen()) {
      collector.notice(
          "the header promises " + promised + " features, " + collector.seen() + " are there");
    }
  }

  private void feature(ByteBuffer block, int geometryType) throws DataException {
    String place = "feature " + (collector.seen() + 1);
    try {
      collector.add(understood(block, geometryType), place);
    } catch (BadFeatureException e) {
      collector.reject(place, e.getMessage());
    } catch (IndexOutOfBoundsException
        | BufferUnderflowException
        | IllegalArgumentException
        | NullPointerException e) {
      collector.reject(place, "it is damaged (" + e.getClass().getSimpleName() + ")");
    }
  }

  private org.cadalign.layer.Feature understood(ByteBuffer block, int geometryType)
      throws BadFeatureException {
    Feature feature = Feature.getRootAsFeature(block);
    if (feature.columnsLength() > 0) {
      throw new BadFeatureException("it has columns of its own, which are not read");
    }
    Optional<Geometry> geometry = Optional.empty();
    if (feature.geometry() != null) {
      GeometryReader reader = new GeometryReader(block.capacity(), budget.depth());
      geometry = Optional.of(reader.read(feature.geometry(), geometryType));
    }
    ByteBuffer properties = feature.propertiesAsByteBuffer();
    ByteBuffer own = properties == null ? ByteBuffer.allocate(0) : properties.slice();
    return new org.cadalign.layer.Feature(
        Optional.empty(), geometry, PropertyBytes.read(own, columns));
  }

  private DataException corrupt(String reason, Throwable cause) {
    return new DataException(
        DataException.Code.CORRUPT,
        file,
        reason,
        "check it with ogrinfo, or export it again",
        cause);
  }
}
