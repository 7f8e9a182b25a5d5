package org.cadalign.layer.flatgeobuf;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.cadalign.layer.FeatureIds;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerCrs;
import org.cadalign.layer.Vertices;
import org.locationtech.jts.geom.Envelope;
import org.wololo.flatgeobuf.generated.Column;
import org.wololo.flatgeobuf.generated.Crs;
import org.wololo.flatgeobuf.generated.Feature;
import org.wololo.flatgeobuf.generated.GeometryType;
import org.wololo.flatgeobuf.generated.Header;

/** Writes FlatGeobuf without an index, so that features keep their order. */
final class FlatGeobufWriter {
  private static final int INITIAL_BYTES = 1024;

  private final Layer layer;
  private final boolean withZ;
  private final List<String> losses = new ArrayList<>();

  FlatGeobufWriter(Layer source) {
    boolean withIds = FeatureIds.any(source);
    this.layer = withIds ? FeatureIds.asField(source) : source;
    if (withIds) {
      losses.add("ids are kept in the field '" + layer.fields().get(0).name() + "'");
    }
    this.withZ =
        layer.features().stream().anyMatch(f -> f.geometry().filter(Vertices::anyZ).isPresent());
  }

  List<String> write(Path file) throws DataException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(FlatGeobuf.MAGIC);
      out.write(header());
      for (org.cadalign.layer.Feature feature : layer.features()) {
        out.write(feature(feature));
      }
    } catch (IOException e) {
      throw new DataException(
          DataException.Code.WRITE_FAILED, file, e.toString(), "check the disk", e);
    }
    listLosses();
    return losses;
  }

  private void listLosses() {
    for (Field field : layer.fields()) {
      if (field.type() == Field.Type.DATE) {
        losses.add("field '" + field.name() + "': a date becomes a date and time");
      }
    }
    long flat =
        layer.features().stream()
            .flatMap(f -> f.geometry().stream())
            .filter(g -> withZ && Vertices.anyWithoutZ(g))
            .count();
    if (flat > 0) {
      losses.add(flat + " geometries without height everywhere get height 0 there");
    }
  }

  private byte[] header() {
    FlatBufferBuilder buffer = new FlatBufferBuilder(INITIAL_BYTES);
    int[] columns = new int[layer.fields().size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = column(buffer, layer.fields().get(i));
    }
    int name = buffer.createString(layer.name());
    int crs = crs(buffer);
    int envelope = envelope(buffer);
    int description = text(buffer, layer.description());
    int columnsOffset = Header.createColumnsVector(buffer, columns);
    Header.startHeader(buffer);
    Header.addName(buffer, name);
    if (envelope != 0) {
      Header.addEnvelope(buffer, envelope);
    }
    Header.addGeometryType(buffer, geometryType());
    Header.addHasZ(buffer, withZ);
    Header.addColumns(buffer, columnsOffset);
    Header.addFeaturesCount(buffer, layer.features().size());
    Header.addIndexNodeSize(buffer, 0);
    Header.addCrs(buffer, crs);
    if (description != 0) {
      Header.addDescription(buffer, description);
    }
    Header.finishSizePrefixedHeaderBuffer(buffer, Header.endHeader(buffer));
    return buffer.sizedByteArray();
  }

  private static int column(FlatBufferBuilder buffer, Field field) {
    int name = buffer.createString(field.name());
    int description = text(buffer, field.description());
    Column.startColumn(buffer);
    Column.addName(buffer, name);
    Column.addType(buffer, PropertyBytes.column(field.type()));
    if (description != 0) {
      Column.addDescription(buffer, description);
    }
    return Column.endColumn(buffer);
  }

  /** Offset of a text, or 0 for none. */
  private static int text(FlatBufferBuilder buffer, Optional<String> text) {
    return text.map(buffer::createString).orElse(0);
  }

  private int crs(FlatBufferBuilder buffer) {
    OptionalInt code = CrsCodes.epsg(layer.crs());
    int organisation = buffer.createString(code.isPresent() ? "EPSG" : "NONE");
    int name = buffer.createString(layer.crs().getName().getCode());
    int wkt = buffer.createString(LayerCrs.wkt(layer.crs()));
    Crs.startCrs(buffer);
    if (code.isPresent()) {
      Crs.addOrg(buffer, organisation);
      Crs.addCode(buffer, code.getAsInt());
    }
    Crs.addName(buffer, name);
    Crs.addWkt(buffer, wkt);
    return Crs.endCrs(buffer);
  }

  private int envelope(FlatBufferBuilder buffer) {
    Envelope box = new Envelope();
    layer
        .features()
        .forEach(f -> f.geometry().ifPresent(g -> box.expandToInclude(g.getEnvelopeInternal())));
    return box.isNull()
        ? 0
        : Header.createEnvelopeVector(
            buffer, new double[] {box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()});
  }

  private int geometryType() {
    int[] types =
        layer.features().stream()
            .flatMap(f -> f.geometry().stream())
            .mapToInt(GeometryWriter::type)
            .distinct()
            .toArray();
    return types.length == 1 ? types[0] : GeometryType.Unknown;
  }

  private byte[] feature(org.cadalign.layer.Feature feature) {
    FlatBufferBuilder buffer = new FlatBufferBuilder(INITIAL_BYTES);
    GeometryWriter writer = new GeometryWriter(buffer, withZ);
    int geometry = feature.geometry().map(writer::write).orElse(0);
    int properties = Feature.createPropertiesVector(buffer, PropertyBytes.write(feature.values()));
    Feature.finishSizePrefixedFeatureBuffer(
        buffer, Feature.createFeature(buffer, geometry, properties, 0));
    return buffer.sizedByteArray();
  }
}
