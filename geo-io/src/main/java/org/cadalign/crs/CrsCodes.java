package org.cadalign.crs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cadalign.gate.DataException;
import org.cadalign.gate.RegularFile;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.ReferenceIdentifier;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.referencing.CRS;

/**
 * Names of coordinate reference systems, and systems of names. Every system returned has east or
 * longitude first.
 */
public final class CrsCodes {
  private static final String REMEDY = "name it as EPSG:nnnn, for example --crs EPSG:3857";
  private static final int LONGEST_WKT = 64 * 1024;
  private static final int DEEPEST_WKT = 32;
  private static final Pattern CODE = Pattern.compile("(?:EPSG:{1,2})?(\\d{3,6})");
  private static final Pattern URN =
      Pattern.compile("(?:urn:(?:x-)?ogc:def:crs:|https?://www\\.opengis\\.net/def/crs/)(.+)");
  private static final Pattern LAST_AUTHORITY =
      Pattern.compile("(?:AUTHORITY|ID)\\s*\\[\\s*\"EPSG\"\\s*,\\s*\"?(\\d+)\"?\\s*]\\s*]\\s*$");
  private static final Pattern AXIS =
      Pattern.compile(",\\s*AXIS\\s*\\[\\s*\"[^\"]*\"\\s*,\\s*\\w+\\s*]");

  /**
   * ESRI's degrees with heights over the ellipsoid name the unit of heights behind that of angles.
   */
  private static final Pattern HEIGHT_UNIT =
      Pattern.compile(",\\s*LINUNIT\\s*\\[[^\\[\\]]*]", Pattern.CASE_INSENSITIVE);

  private static final Pattern UTM = Pattern.compile("(?i)UTM[_ ]+Zone[_ ]+(\\d{1,2})([NS])");

  private CrsCodes() {}

  /**
   * The system of an EPSG code, east or longitude first.
   *
   * @param code for example {@code "EPSG:3857"}
   * @throws DataException if there is no such code
   */
  public static CoordinateReferenceSystem decode(String code) throws DataException {
    return decode(code, code);
  }

  /**
   * The system that a user or a file names: {@code EPSG:nnnn}, a bare number, an OGC URN or
   * address, {@code CRS84}, or WKT.
   *
   * @param text the name
   * @param origin what to name in an error: the option or the file
   */
  public static CoordinateReferenceSystem parse(String text, Object origin) throws DataException {
    String trimmed = text.strip();
    if (trimmed.indexOf('[') >= 0) {
      return fromWkt(trimmed, origin);
    }
    String name = trimmed.toUpperCase(Locale.ROOT);
    Matcher urn = URN.matcher(trimmed);
    if (urn.matches()) {
      name = urn.group(1).toUpperCase(Locale.ROOT).replaceFirst("[:/][^:/]*[:/]", ":");
    }
    if (name.endsWith("CRS84")) {
      return decode("EPSG:4326", origin);
    }
    Matcher code = CODE.matcher(name);
    if (!code.matches()) {
      throw unknown(origin, "\"" + abbreviated(trimmed) + "\" names no coordinate system", null);
    }
    return decode("EPSG:" + code.group(1), origin);
  }

  /**
   * The system that a WKT describes, of OGC's or ESRI's dialect. Where it carries an EPSG code that
   * is known, that code counts. Files put east first whatever their WKT says of its axes, so that a
   * text that puts north first is taken without its axes.
   *
   * @param text the WKT
   * @param origin the file, for errors
   */
  public static CoordinateReferenceSystem fromWkt(String text, Object origin) throws DataException {
    if (text.length() > LONGEST_WKT) {
      throw unknown(origin, "the WKT has " + text.length() + " characters", null);
    }
    if (depth(text) > DEEPEST_WKT) {
      // The parser of GeoTools calls itself for each level.
      throw unknown(origin, "its WKT is nested deeper than " + DEEPEST_WKT, null);
    }
    String wkt = HEIGHT_UNIT.matcher(text).replaceAll("");
    Matcher authority = LAST_AUTHORITY.matcher(wkt);
    try {
      if (authority.find() && supported(authority.group(1))) {
        return onMap(CRS.decode("EPSG:" + authority.group(1), true), origin);
      }
      CoordinateReferenceSystem parsed = CRS.parseWKT(wkt);
      boolean northFirst = CRS.getAxisOrder(parsed) == CRS.AxisOrder.NORTH_EAST;
      return onMap(
          coded(wkt, northFirst ? CRS.parseWKT(AXIS.matcher(wkt).replaceAll("")) : parsed), origin);
    } catch (FactoryException | RuntimeException e) {
      // The parser of GeoTools throws several unchecked exceptions on damaged text.
      throw unknown(origin, "its WKT is not understood: " + abbreviated(wkt), e);
    }
  }

  /** How deeply brackets are nested at most; those in quotes are part of a name. */
  private static int depth(String wkt) {
    int deepest = 0;
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < wkt.length(); i++) {
      char c = wkt.charAt(i);
      quoted ^= c == '"';
      if (!quoted && (c == '[' || c == '(')) {
        deepest = Math.max(deepest, ++depth);
      } else if (!quoted && (c == ']' || c == ')')) {
        depth = Math.max(0, depth - 1);
      }
    }
    return deepest;
  }

  /**
   * The usual system that a WKT without a code means, if it is the same; a search of the whole EPSG
   * database would take longer than aligning a scene.
   */
  private static CoordinateReferenceSystem coded(String wkt, CoordinateReferenceSystem parsed)
      throws FactoryException {
    List<String> candidates = new ArrayList<>(List.of("EPSG:4326", "EPSG:3857", "EPSG:4269"));
    Matcher utm = UTM.matcher(wkt);
    if (utm.find()) {
      int zone = Integer.parseInt(utm.group(1));
      candidates.add("EPSG:" + ((utm.group(2).equalsIgnoreCase("N") ? 32600 : 32700) + zone));
      candidates.add("EPSG:" + (26900 + zone));
    }
    for (String candidate : candidates) {
      if (supported(candidate.substring(5))) {
        CoordinateReferenceSystem crs = CRS.decode(candidate, true);
        if (CRS.equalsIgnoreMetadata(parsed, crs)
            || CRS.findMathTransform(parsed, crs, true).isIdentity()) {
          return crs;
        }
      }
    }
    return parsed;
  }

  private static boolean supported(String code) {
    return CRS.getSupportedCodes("EPSG").contains(code);
  }

  /** The system that a .prj file describes. */
  public static CoordinateReferenceSystem fromPrj(Path file) throws DataException {
    RegularFile.check(file);
    try {
      if (Files.size(file) > LONGEST_WKT) {
        throw unknown(file, "it is too long for a description of a coordinate system", null);
      }
      return fromWkt(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip(), file);
    } catch (IOException e) {
      throw new DataException(
          DataException.Code.UNREADABLE, file, "it cannot be read", "check its permissions", e);
    }
  }

  /** The EPSG code that a system carries, if it carries one; the database is not searched. */
  public static OptionalInt epsg(CoordinateReferenceSystem crs) {
    for (ReferenceIdentifier identifier : crs.getIdentifiers()) {
      boolean epsg = "EPSG".equalsIgnoreCase(identifier.getCodeSpace());
      if (epsg && identifier.getCode().matches("\\d{1,6}")) {
        return OptionalInt.of(Integer.parseInt(identifier.getCode()));
      }
    }
    return OptionalInt.empty();
  }

  /** What to call a system in a message: its EPSG code, else its own name. */
  public static String name(CoordinateReferenceSystem crs) {
    OptionalInt code = epsg(crs);
    return code.isPresent() ? "EPSG:" + code.getAsInt() : crs.getName().getCode();
  }

  /** Whether its coordinates are longitude and latitude. */
  public static boolean isGeographic(CoordinateReferenceSystem crs) {
    return horizontal(crs) instanceof GeographicCRS;
  }

  /**
   * What a system says of x and y: of one with heights the part without them, of others the system
   * itself.
   */
  public static CoordinateReferenceSystem horizontal(CoordinateReferenceSystem crs) {
    CoordinateReferenceSystem plane = CRS.getHorizontalCRS(crs);
    return plane == null ? crs : plane;
  }

  /**
   * Whether x and y of one are x and y of the other, whatever the two are called and say of
   * heights.
   */
  public static boolean same(CoordinateReferenceSystem a, CoordinateReferenceSystem b) {
    CoordinateReferenceSystem planeA = horizontal(a);
    CoordinateReferenceSystem planeB = horizontal(b);
    if (a == b || CRS.equalsIgnoreMetadata(planeA, planeB)) {
      return true;
    }
    try {
      return CRS.findMathTransform(planeA, planeB, false).isIdentity();
    } catch (FactoryException e) {
      return false;
    }
  }

  /** The system beside a raster or layer: the .prj of the same base name, if there is one. */
  public static Optional<Path> prjBeside(Path file) {
    String name = file.getFileName().toString();
    String base = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    for (String suffix : new String[] {".prj", ".PRJ"}) {
      Path candidate = file.resolveSibling(base + suffix);
      if (Files.isRegularFile(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static CoordinateReferenceSystem decode(String code, Object origin) throws DataException {
    try {
      return onMap(CRS.decode(code, true), origin);
    } catch (FactoryException e) {
      throw unknown(origin, "\"" + abbreviated(code) + "\" is not in the EPSG database", e);
    }
  }

  /** Refuses systems that say nothing of x and y: of heights alone, or of the Earth's centre. */
  private static CoordinateReferenceSystem onMap(CoordinateReferenceSystem crs, Object origin)
      throws DataException {
    if (CRS.getHorizontalCRS(crs) == null) {
      throw unknown(origin, name(crs) + " has no coordinates on the map", null);
    }
    return crs;
  }

  /** A name that nobody knows, no longer than an error should quote it. */
  public static String abbreviated(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "..." : text;
  }

  private static DataException unknown(Object origin, String reason, Exception cause) {
    return new DataException(DataException.Code.NO_CRS, origin, reason, REMEDY, cause);
  }
}
