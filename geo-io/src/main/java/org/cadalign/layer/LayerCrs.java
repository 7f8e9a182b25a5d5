package org.cadalign.layer;

import java.util.Optional;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.metadata.iso.citation.Citations;
import org.geotools.referencing.wkt.Formattable;

/**
 * Coordinate systems as vector files name them: by code and by WKT. East or longitude is always
 * first.
 */
public final class LayerCrs {
  private static final int WEB_MERCATOR_CODE = 3857;
  private static final int WGS84_WITH_HEIGHTS_CODE = 4979;
  private static final String WGS84_ESRI =
      "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\","
          + "SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
          + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";
  private static final String WEB_MERCATOR_ESRI =
      "PROJCS[\"WGS_1984_Web_Mercator_Auxiliary_Sphere\","
          + WGS84_ESRI
          + ",PROJECTION[\"Mercator_Auxiliary_Sphere\"],PARAMETER[\"False_Easting\",0.0],"
          + "PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",0.0],"
          + "PARAMETER[\"Standard_Parallel_1\",0.0],PARAMETER[\"Auxiliary_Sphere_Type\",0.0],"
          + "UNIT[\"Meter\",1.0]]";

  private LayerCrs() {}

  /** A way to a system. */
  private interface Decoding {
    CoordinateReferenceSystem crs() throws DataException;
  }

  /** WGS 84 in degrees, longitude first: the system of RFC 7946. */
  public static CoordinateReferenceSystem wgs84() {
    return fromEpsg(4326).orElseThrow();
  }

  /** The system of an EPSG code, if there is one. */
  public static Optional<CoordinateReferenceSystem> fromEpsg(int code) {
    return known(() -> CrsCodes.decode("EPSG:" + code));
  }

  /** The system of a name that {@link CrsCodes#parse} understands. */
  public static Optional<CoordinateReferenceSystem> fromName(String name) {
    return known(() -> CrsCodes.parse(name, "crs"));
  }

  /** The system of a WKT text that {@link CrsCodes#fromWkt} understands. */
  public static Optional<CoordinateReferenceSystem> fromWkt(String wkt) {
    return known(() -> CrsCodes.fromWkt(wkt, "wkt"));
  }

  /** Without the reason for a failure: a format may name its system in a second way. */
  private static Optional<CoordinateReferenceSystem> known(Decoding decoding) {
    try {
      return Optional.of(decoding.crs());
    } catch (DataException e) {
      return Optional.empty();
    }
  }

  /**
   * WKT 1 of the OGC. It has no words for degrees with heights over the ellipsoid: of such a system
   * this is the part without heights.
   */
  public static String wkt(CoordinateReferenceSystem crs) {
    CoordinateReferenceSystem plain = crs instanceof GeographicCRS ? CrsCodes.horizontal(crs) : crs;
    return ((Formattable) plain).toWKT(Citations.OGC, 0);
  }

  /**
   * WKT 1 with the names that Shapefile readers know, for the systems of WGS 84 (degrees, UTM, web
   * Mercator); for others that of the OGC, which most of them know too.
   */
  public static String esriWkt(CoordinateReferenceSystem crs) {
    int code = CrsCodes.epsg(crs).orElse(0);
    int zone = code % 100;
    boolean utm = (code / 100 == 326 || code / 100 == 327) && zone >= 1 && zone <= 60;
    if (code == 4326 || code == WGS84_WITH_HEIGHTS_CODE) {
      return WGS84_ESRI;
    } else if (utm) {
      return utm(zone, code / 100 == 326);
    }
    return code == WEB_MERCATOR_CODE ? WEB_MERCATOR_ESRI : wkt(crs);
  }

  private static String utm(int zone, boolean north) {
    return "PROJCS[\"WGS_1984_UTM_Zone_"
        + zone
        + (north ? "N" : "S")
        + "\","
        + WGS84_ESRI
        + ",PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",500000.0],"
        + "PARAMETER[\"False_Northing\","
        + (north ? "0.0" : "10000000.0")
        + "],PARAMETER[\"Central_Meridian\","
        + (6 * zone - 183)
        + ".0],PARAMETER[\"Scale_Factor\",0.9996],PARAMETER[\"Latitude_Of_Origin\",0.0],"
        + "UNIT[\"Meter\",1.0]]";
  }
}
