package org.cadalign.report;

import java.util.Locale;
import java.util.Optional;
import org.cadalign.crs.CrsCodes;
import org.cadalign.data.Centroid;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Pairs of points for the georeferencer of QGIS: where the layer had the centre of a building, and
 * where the image shows it, both in the image's system. Loaded there, they show the moves, and can
 * bend other layers along.
 */
final class PointsFile {
  private PointsFile() {}

  static String text(Report report) {
    StringBuilder text = new StringBuilder("#CRS: ");
    text.append(CrsCodes.name(report.image().source().georeference().crs())).append('\n');
    text.append("mapX,mapY,sourceX,sourceY,enable,dX,dY,residual\n");
    for (Building building : report.buildings()) {
      boolean counts = building.status().equals("aligned") || building.status().equals("repaired");
      if (counts && building.before().isPresent() && building.after().isPresent()) {
        Coordinate from = centre(report, building.before());
        Coordinate to = centre(report, building.after());
        text.append(
            String.format(
                Locale.ROOT, "%.8f,%.8f,%.8f,%.8f,1,0,0,0%n", to.x, to.y, from.x, from.y));
      }
    }
    return text.toString().replace("\r\n", "\n");
  }

  private static Coordinate centre(Report report, Optional<Geometry> shape) {
    return report.toMap(Centroid.of(shape.orElseThrow()));
  }
}
