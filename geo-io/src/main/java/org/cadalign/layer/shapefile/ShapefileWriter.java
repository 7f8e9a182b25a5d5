package org.cadalign.layer.shapefile;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.FeatureIds;
import org.cadalign.layer.FileBytes;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerCrs;
import org.cadalign.layer.Vertices;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** Writes the five files of a Shapefile. */
final class ShapefileWriter {
  private static final int HEADER = 100;
  private static final int RECORD_HEADER = 8;

  private final Layer layer;
  private final Path file;
  private final boolean withZ;
  private final List<String> losses = new ArrayList<>();

  ShapefileWriter(Layer source, Path file) {
    boolean ids = FeatureIds.any(source);
    // dBase tables have at least one column.
    this.layer = ids || source.fields().isEmpty() ? FeatureIds.asField(source) : source;
    this.file = file;
    this.withZ = geometries(layer).stream().anyMatch(Vertices::anyZ);
    if (ids) {
      losses.add("ids are kept in the field '" + layer.fields().get(0).name() + "'");
    }
  }

  private static List<Geometry> geometries(Layer layer) {
    return layer.features().stream().flatMap(f -> f.geometry().stream()).toList();
  }

  List<String> write() throws DataException {
    ShapeType type =
        ShapeType.of(layer)
            .orElseThrow(
                () ->
                    failed(
                        "a Shapefile holds geometries of one kind, these are mixed",
                        "write .gpkg instead",
                        null));
    DbfWriter table = new DbfWriter(layer);
    losses.addAll(table.losses());
    listGeometryLosses();
    try {
      shapes(type);
      Files.write(FileBytes.sibling(file, "dbf"), table.content());
      Files.writeString(FileBytes.sibling(file, "prj"), LayerCrs.esriWkt(layer.crs()));
      Files.writeString(FileBytes.sibling(file, "cpg"), "UTF-8", StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw failed(e.toString(), "check the disk", e);
    }
    return losses;
  }

  private void shapes(ShapeType type) throws IOException, DataException {
    ShapeBytes shape = new ShapeBytes(type, withZ);
    List<byte[]> records = new ArrayList<>();
    long length = HEADER;
    for (Feature feature : layer.features()) {
      Optional<Geometry> geometry = feature.geometry().filter(g -> !g.isEmpty());
      records.add(geometry.map(shape::write).orElseGet(ShapeBytes::nullShape));
      length += RECORD_HEADER + records.get(records.size() - 1).length;
    }
    if (length > Integer.MAX_VALUE) {
      throw failed("a Shapefile ends at 2 GB", "write .gpkg instead", null);
    }
    ByteBuffer header = header(type, length);
    try (DataOutputStream shp = open("shp");
        DataOutputStream shx = open("shx")) {
      shp.write(header.array());
      header.order(ByteOrder.BIG_ENDIAN).putInt(24, (HEADER + RECORD_HEADER * records.size()) / 2);
      shx.write(header.array());
      for (int i = 0; i < records.size(); i++) {
        shx.writeInt(shp.size() / 2);
        shx.writeInt(records.get(i).length / 2);
        shp.writeInt(i + 1);
        shp.writeInt(records.get(i).length / 2);
        shp.write(records.get(i));
      }
    }
  }

  private DataOutputStream open(String extension) throws IOException {
    Path path = FileBytes.sibling(file, extension);
    return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path)));
  }

  private ByteBuffer header(ShapeType type, long length) {
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    header.putInt(Shapefile.MAGIC).position(24);
    header.putInt((int) (length / 2));
    header.order(ByteOrder.LITTLE_ENDIAN).putInt(Shapefile.VERSION).putInt(type.code(withZ));
    Envelope box = new Envelope();
    double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (Geometry geometry : geometries(layer)) {
      box.expandToInclude(geometry.getEnvelopeInternal());
      for (org.locationtech.jts.geom.Coordinate vertex : geometry.getCoordinates()) {
        double z = Double.isNaN(vertex.getZ()) ? 0 : vertex.getZ();
        range[0] = Math.min(range[0], z);
        range[1] = Math.max(range[1], z);
      }
    }
    ShapeBytes.box(header, box.isNull() ? new Envelope(0, 0, 0, 0) : box);
    boolean heights = withZ && range[0] <= range[1];
    header.putDouble(heights ? range[0] : 0).putDouble(heights ? range[1] : 0);
    return header;
  }

  private void listGeometryLosses() {
    int turned = 0;
    int single = 0;
    int empty = 0;
    int flat = 0;
    for (Geometry geometry : geometries(layer)) {
      turned += turns(geometry) ? 1 : 0;
      single +=
          geometry.getNumGeometries() == 1
                  && geometry.getGeometryType().matches("Multi(Polygon|LineString)")
              ? 1
              : 0;
      empty += geometry.isEmpty() ? 1 : 0;
      flat += withZ && Vertices.anyWithoutZ(geometry) ? 1 : 0;
    }
    list(turned, "geometries have rings turned to the direction that the format asks for");
    list(single, "multi-part geometries of one part become single");
    list(empty, "empty geometries become null");
    list(flat, "geometries without height everywhere get height 0 there");
  }

  private void list(int count, String what) {
    if (count > 0) {
      losses.add(count + " " + what);
    }
  }

  private static boolean turns(Geometry geometry) {
    if (!(geometry instanceof Polygon polygon)) {
      return java.util.stream.IntStream.range(0, geometry.getNumGeometries())
          .mapToObj(geometry::getGeometryN)
          .anyMatch(part -> part instanceof Polygon && turns(part));
    }
    boolean turned = !polygon.isEmpty() && ShapeBytes.turns(polygon.getExteriorRing(), false);
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      turned |= ShapeBytes.turns(polygon.getInteriorRingN(i), true);
    }
    return turned;
  }

  private DataException failed(String reason, String remedy, Throwable cause) {
    return new DataException(DataException.Code.WRITE_FAILED, file, reason, remedy, cause);
  }
}
