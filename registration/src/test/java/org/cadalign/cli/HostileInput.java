package org.cadalign.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that mean harm, or are broken as files in the field are. */
enum HostileInput {
  TIFF_CLAIMS_2_31("tif"),
  TIFF_BOMB("tif"),
  TIFF_TAG_COUNT("tif"),
  TIFF_LOOP("tif"),
  TIFF_OF_13_BANDS("tif"),
  TIFF_CUT("tif"),
  JSON_DEEP("geojson"),
  JSON_COLLECTIONS("geojson"),
  JSON_TWICE("geojson"),
  JSON_NOT_FINITE("geojson"),
  JSON_UNCLOSED("geojson"),
  JSON_CUT("geojson"),
  JSON_ESCAPES("geojson"),
  JSON_PIXELS("geojson"),
  SHAPE_WITHOUT_PRJ("shp"),
  CSV("csv"),
  ZIP_SLIP("zip"),
  ZIP_BOMB("zip"),
  KML_ENTITY("kml"),
  GML_LAUGHS("gml"),
  MODEL_GADGET("model"),
  MODEL_OF_NEXT_VERSION("model"),
  FAR_AWAY("gpkg"),
  EMPTY("gpkg"),
  NOISE("bin"),
  ABSENT("gpkg"),
  FOLDER("d");

  private static final String COLLECTION = "{\"type\":\"FeatureCollection\",\"features\":[%s]}";
  private static final String FEATURE =
      "{\"type\":\"Feature\",\"properties\":{%s},\"geometry\":%s}";
  private static final String POINT = "{\"type\":\"Point\",\"coordinates\":[87.001,27.119]}";

  private final String extension;

  HostileInput(String extension) {
    this.extension = extension;
  }

  Path write(Path folder) throws Exception {
    Path file = folder.resolve("x y ñ." + extension);
    switch (this) {
      case TIFF_CLAIMS_2_31 -> Files.write(file, tiff(Integer.MAX_VALUE, 1, 1, 100, 0));
      case TIFF_BOMB -> Files.write(file, tiff(40_000, 1, 8, 10_000, 0));
      case TIFF_TAG_COUNT -> Files.write(file, tiff(8, -1, 1, 64, 0));
      case TIFF_LOOP -> Files.write(file, tiff(8, 1, 1, 64, 8));
      case TIFF_OF_13_BANDS -> Files.write(file, tiff(8, 13, 1, 8 * 8 * 13, 0));
      case TIFF_CUT -> Files.write(file, new byte[] {'I', 'I', 42, 0, 8, 0});
      case JSON_DEEP -> json(file, "[".repeat(100_000));
      case JSON_COLLECTIONS -> json(file, nested(10_000));
      case JSON_TWICE -> json(file, collection("\"a\":1,\"a\":2", POINT));
      case JSON_NOT_FINITE ->
          json(file, collection("", "{\"type\":\"Point\",\"coordinates\":[1e400,2]}"));
      case JSON_UNCLOSED ->
          json(
              file, collection("", "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1]]]}"));
      case JSON_CUT -> json(file, "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":");
      case JSON_ESCAPES -> json(file, "{\"type\":\"\u001b[2J\nFeatureCollection\"}");
      case JSON_PIXELS ->
          json(file, collection("", "{\"type\":\"Point\",\"coordinates\":[812,655]}"));
      case SHAPE_WITHOUT_PRJ -> {
        Fixtures.write(file, Fixtures.layer("POINT (1 1)"));
        Files.delete(folder.resolve("x y ñ.prj"));
      }
      case CSV -> Files.writeString(file, "id,WKT\n1,POINT (1 2)\n");
      case ZIP_SLIP -> zip(file, "../../x.shp", 10);
      case ZIP_BOMB -> zip(file, "x.shp", 50_000_000);
      case KML_ENTITY -> json(file, entity("kml", "file:///etc/passwd"));
      case GML_LAUGHS -> json(file, entity("FeatureCollection", "http://127.0.0.1:9/x"));
      case MODEL_GADGET -> zip(file, "preprocessor.bin", 10);
      case MODEL_OF_NEXT_VERSION -> nextVersion(file);
      case FAR_AWAY -> Fixtures.write(file, Fixtures.layer("POINT (8000 8000)", "POINT (8001 1)"));
      case EMPTY -> Files.createFile(file);
      case NOISE -> Files.write(file, noise());
      case FOLDER -> Files.createDirectory(file);
      case ABSENT -> {}
    }
    return file;
  }

  private static void json(Path file, String text) throws IOException {
    Files.writeString(file, text, UTF_8);
  }

  private static String collection(String properties, String geometry) {
    return COLLECTION.formatted(
        FEATURE.formatted("", POINT) + "," + FEATURE.formatted(properties, geometry));
  }

  private static String nested(int depth) {
    String open = "{\"type\":\"GeometryCollection\",\"geometries\":[";
    return COLLECTION.formatted(
        FEATURE.formatted("", open.repeat(depth) + POINT + "]}".repeat(depth)));
  }

  private static String entity(String root, String address) {
    return "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY e SYSTEM \"%s\">]><%s>&e;</%s>"
        .formatted(address, root, root);
  }

  private static void zip(Path file, String name, int bytes) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(new byte[bytes]);
    }
  }

  /** A model like any other, but of version 2; sums are not reached before the version is. */
  private static void nextVersion(Path file) throws IOException {
    Models.write(file);
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    int at = text.indexOf("\"version\"");
    bytes[text.indexOf('1', at)] = '2';
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(bytes);
    }
  }

  private static byte[] noise() {
    byte[] bytes = new byte[5000];
    new java.util.Random(3).nextBytes(bytes);
    return bytes;
  }

  /**
   * A TIFF of one strip.
   *
   * @param side columns and rows
   * @param bands of 8 bits; -1 for an absurd count of values instead
   * @param compression TIFF's number
   * @param strip bytes of it
   * @param next offset of the next directory
   */
  private static byte[] tiff(int side, int bands, int compression, int strip, int next) {
    int[][] tags = {
      {256, 4, 1, side},
      {257, 4, 1, side},
      {258, 3, bands < 0 ? -1 : 1, 8},
      {259, 3, 1, compression},
      {262, 3, 1, 1},
      {273, 4, 1, 200},
      {277, 3, 1, Math.max(1, bands)},
      {278, 4, 1, side},
      {279, 4, 1, strip},
    };
    ByteBuffer b = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    b.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) tags.length);
    for (int[] tag : tags) {
      b.putShort((short) tag[0]).putShort((short) tag[1]).putInt(tag[2]).putInt(tag[3]);
    }
    b.putInt(next);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(b.array());
    out.writeBytes(new byte[strip]);
    return out.toByteArray();
  }
}
