package org.cadalign.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Layers with everything that must survive: holes, parts, heights, nulls, 64 bits, any script. */
final class SampleLayers {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final String[] TEXTS = {
    "plain", "Ostsee-Straße 7", "भक्तपुर", "建物", "مبنى", "a,\"b\"\n<c>", "=cmd()", "🏠"
  };

  static final List<Field> FIELDS =
      List.of(
          new Field("name", Field.Type.TEXT),
          new Field("osm_id", Field.Type.INTEGER),
          new Field("height", Field.Type.REAL),
          new Field("public", Field.Type.BOOLEAN));

  private SampleLayers() {}

  static Layer wgs84(long seed, int size) {
    return of(seed, size, LayerCrs.wgs84());
  }

  static Layer of(long seed, int size, CoordinateReferenceSystem crs) {
    Random random = new Random(seed);
    List<Feature> features = new ArrayList<>();
    // Two rows without nulls, so that every format sees the type of every column.
    features.add(row("1", random, full(random, 1L << 60)));
    features.add(row("2", random, full(random, -((1L << 53) + 1))));
    for (int i = 2; i < size; i++) {
      features.add(row(String.valueOf(i + 1), random, sparse(random)));
    }
    return new Layer("buildings", crs, FIELDS, features);
  }

  private static Feature row(String id, Random random, List<Optional<Object>> values) {
    Optional<Geometry> geometry =
        random.nextInt(8) == 0 ? Optional.empty() : Optional.of(geometry(random));
    return new Feature(Optional.of(id), geometry, values);
  }

  private static List<Optional<Object>> full(Random random, long whole) {
    return List.of(
        Optional.of(TEXTS[random.nextInt(TEXTS.length)]),
        Optional.of(whole),
        Optional.of(random.nextGaussian() * 1e5),
        Optional.of(random.nextBoolean()));
  }

  private static List<Optional<Object>> sparse(Random random) {
    return full(random, random.nextLong()).stream()
        .map(value -> value.filter(v -> random.nextInt(4) > 0))
        .toList();
  }

  private static Geometry geometry(Random random) {
    boolean z = random.nextBoolean();
    double x = random.nextDouble() * 300 - 150;
    double y = random.nextDouble() * 160 - 80;
    if (random.nextBoolean()) {
      return block(random, x, y, z);
    }
    return FACTORY.createMultiPolygon(
        new Polygon[] {block(random, x, y, z), block(random, x + 0.5, y, z)});
  }

  private static Polygon block(Random random, double x, double y, boolean z) {
    int holes = random.nextInt(3);
    LinearRing[] rings = new LinearRing[holes];
    for (int i = 0; i < holes; i++) {
      rings[i] = ring(x + 0.02 + 0.1 * i, y + 0.02, 0.05, z, random).reverse();
    }
    return FACTORY.createPolygon(ring(x, y, 0.4, z, random), rings);
  }

  /** Clockwise, as Shapefile wants its shells. */
  private static LinearRing ring(double x, double y, double size, boolean z, Random random) {
    double jitter = random.nextDouble() * 1e-3;
    double[][] corners = {{0, 0}, {0, size}, {size, size + jitter}, {size - jitter, 0}, {0, 0}};
    Coordinate[] ring = new Coordinate[corners.length];
    double height = random.nextDouble() * 100;
    for (int i = 0; i < ring.length; i++) {
      ring[i] = new Coordinate(x + corners[i][0], y + corners[i][1], z ? height : Double.NaN);
    }
    return FACTORY.createLinearRing(ring);
  }

  /**
   * Every vertex with its height, and every ring and part in its place: equal texts, equal
   * geometry.
   */
  static String exact(Optional<Geometry> geometry) {
    if (geometry.isEmpty()) {
      return "null";
    }
    StringBuilder text = new StringBuilder(geometry.get().getGeometryType());
    describe(geometry.get(), text);
    return text.toString();
  }

  private static void describe(Geometry geometry, StringBuilder text) {
    if (geometry.getNumGeometries() > 1 || geometry.getGeometryType().startsWith("Multi")) {
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        describe(geometry.getGeometryN(i), text.append('|'));
      }
    } else if (geometry instanceof Polygon polygon) {
      describe(polygon.getExteriorRing(), text.append('('));
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        describe(polygon.getInteriorRingN(i), text.append('('));
      }
    } else {
      for (Coordinate c : geometry.getCoordinates()) {
        text.append(' ').append(c.getX()).append(',').append(c.getY()).append(',').append(c.getZ());
      }
    }
  }
}
