package org.cadalign.layer.gpkg;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;
import org.cadalign.layer.Vertices;

/**
 * What geometries a table holds.
 *
 * @param name of the type that fits all of them, in capitals
 * @param z 0 without heights, 1 with, 2 mixed
 */
record GeometryKind(String name, int z) {
  static GeometryKind of(Layer layer) {
    Set<String> names = new TreeSet<>();
    Set<Boolean> heights = new TreeSet<>();
    for (Feature feature : layer.features()) {
      feature.geometry().ifPresent(g -> names.add(g.getGeometryType().toUpperCase(Locale.ROOT)));
      feature.geometry().ifPresent(g -> heights.add(Vertices.anyZ(g)));
    }
    int z = heights.size() == 2 ? 2 : heights.contains(true) ? 1 : 0;
    boolean one = names.size() == 1 && !names.contains("LINEARRING");
    return new GeometryKind(one ? names.iterator().next() : "GEOMETRY", z);
  }
}
