package org.cadalign.layer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.metadata.iso.citation.Citations;
import org.geotools.referencing.CRS;
import org.geotools.referencing.wkt.Formattable;

/**
 * Coordinate systems as vector files name them: by code and by WKT. East or longitude is always
 * first.
 */
public final class LayerCrs {
  private static final int WEB_MERCATOR_CODE = 3857;
  private static final String WEB_MERCATOR_NAME = "WGS_1984_Web_Mercator_Auxiliary_Sphere";
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
  private static final Pattern CODE =
      Pattern.compile(
          "(?:urn:(?:x-)?ogc:def:crs:)?EPSG:(?:[0-9.]*:)?([0-9]{1,9})", Pattern.CASE_INSENSITIVE);
  private static final Pattern URI =
      Pattern.compile("https?://www\\.opengis\\.net/def/crs/EPSG/[0-9.]+/([0-9]{1,9})");
  private static final Pattern LONGITUDE_FIRST = Pattern.compile(".*\\bCRS:?84\\b.*");
  private static final Pattern LAST_AUTHORITY =
      Pattern.compile(
          "(?:AUTHORITY|ID)\\s*\\[\\s*\"EPSG\"\\s*,\\s*\"?([0-9]{1,9})\"?\\s*\\]\\s*\\]\\s*$");
  private static final Pattern AXIS =
      Pattern.compile(",\\s*AXIS\\s*\\[\\s*\"[^\"]*\"\\s*,\\s*\\w+\\s*\\]");

  private LayerCrs() {}

  /** WGS 84 in degrees, longitude first: the system of RFC 7946. */
  public static CoordinateReferenceSystem wgs84() {
    return fromEpsg(4326).orElseThrow();
  }

  /** The system of an EPSG code, if there is one. */
  public static Optional<CoordinateReferenceSystem> fromEpsg(int code) {
    try {
      return Optional.of(CRS.decode("EPSG:" + code, true));
    } catch (FactoryException e) {
      return Optional.empty();
    }
  }

  /**
   * The system of a name such as {@code EPSG:32651}, {@code urn:ogc:def:crs:EPSG::32651} or CRS84.
   */
  public static Optional<CoordinateReferenceSystem> fromName(String name) {
    String trimmed = name.strip();
    for (Pattern pattern : new Pattern[] {CODE, URI}) {
      Matcher matcher = pattern.matcher(trimmed);
      if (matcher.matches()) {
        return fromEpsg(Integer.parseInt(matcher.group(1)));
      }
    }
    return LONGITUDE_FIRST.matcher(trimmed.toUpperCase(Locale.ROOT)).matches()
        ? Optional.of(wgs84())
        : Optional.empty();
  }

  /** The system of a WKT text; the authority's own definition where the text names its code. */
  public static Optional<CoordinateReferenceSystem> fromWkt(String wkt) {
    Matcher authority = LAST_AUTHORITY.matcher(wkt);
    if (authority.find()) {
      Optional<CoordinateReferenceSystem> known = fromEpsg(Integer.parseInt(authority.group(1)));
      if (known.isPresent()) {
        return known;
      }
    }
    return wkt.contains(WEB_MERCATOR_NAME) ? fromEpsg(WEB_MERCATOR_CODE) : parse(wkt);
  }

  private static Optional<CoordinateReferenceSystem> parse(String wkt) {
    try {
      CoordinateReferenceSystem parsed = CRS.parseWKT(AXIS.matcher(wkt).replaceAll(""));
      Integer code = CRS.lookupEpsgCode(parsed, true);
      return Optional.of(code == null ? parsed : fromEpsg(code).orElse(parsed));
    } catch (FactoryException | RuntimeException e) {
      // The parser of GeoTools throws several unchecked exceptions on damaged text.
      return Optional.empty();
    }
  }

  /** The EPSG code of a system, if it carries one. */
  public static Optional<Integer> epsg(CoordinateReferenceSystem crs) {
    try {
      return Optional.ofNullable(CRS.lookupEpsgCode(crs, false));
    } catch (FactoryException e) {
      return Optional.empty();
    }
  }

  /** WKT 1 of the OGC. */
  public static String wkt(CoordinateReferenceSystem crs) {
    return ((Formattable) crs).toWKT(Citations.OGC, 0);
  }

  /**
   * WKT 1 with the names that Shapefile readers know, for the systems of WGS 84 (degrees, UTM, web
   * Mercator); for others that of the OGC, which most of them know too.
   */
  public static String esriWkt(CoordinateReferenceSystem crs) {
    int code = epsg(crs).orElse(0);
    int zone = code % 100;
    boolean utm = (code / 100 == 326 || code / 100 == 327) && zone >= 1 && zone <= 60;
    if (code == 4326) {
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

  public static String name(CoordinateReferenceSystem crs) {
    return crs.getName().getCode();
  }

  public static boolean geographic(CoordinateReferenceSystem crs) {
    return crs instanceof GeographicCRS;
  }

  public static boolean isWgs84(CoordinateReferenceSystem crs) {
    return CRS.equalsIgnoreMetadata(crs, wgs84());
  }
}
