package org.cadalign.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;

/**
 * The files that elastix and transformix read and write. In them a pixel's centre has whole
 * coordinates; elsewhere it has halves.
 */
final class ElastixFiles {
  private static final double HALF = 0.5;
  private static final Pattern OUTPUT_POINT =
      Pattern.compile("OutputPoint = \\[ *(\\S+) +(\\S+) *\\]");

  private ElastixFiles() {}

  /**
   * Writes an image of pixels of size 1: a header, and beside it the values.
   *
   * @param header file that ends in .mhd
   * @param values row by row
   */
  static void writeImage(Path header, int width, int height, float[] values) throws IOException {
    String raw = header.getFileName().toString().replaceAll("\\.mhd$", ".raw");
    Files.write(header.resolveSibling(raw), bytes(values));
    Files.writeString(
        header,
        """
        ObjectType = Image
        NDims = 2
        DimSize = %d %d
        ElementType = MET_FLOAT
        ElementSpacing = 1 1
        ElementByteOrderMSB = False
        ElementDataFile = %s
        """
            .formatted(width, height, raw));
  }

  /** An image's values as they stand in its file. */
  static byte[] bytes(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  /**
   * Points as transformix reads them.
   *
   * @param points continuous pixel coordinates, (0, 0) the outer corner of the first pixel
   */
  static String text(List<Coordinate> points) {
    StringBuilder text = new StringBuilder("point\n" + points.size() + "\n");
    for (Coordinate point : points) {
      text.append(String.format(Locale.ROOT, "%.9f %.9f\n", point.x - HALF, point.y - HALF));
    }
    return text.toString();
  }

  /** Reads what transformix makes of points, in the coordinates of {@link #text}. */
  static List<Coordinate> readPoints(Path file) throws IOException {
    List<Coordinate> points = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      Matcher found = OUTPUT_POINT.matcher(line);
      if (!found.find()) {
        throw new IOException(file + ": no output point in: " + line);
      }
      points.add(
          new Coordinate(
              Double.parseDouble(found.group(1)) + HALF,
              Double.parseDouble(found.group(2)) + HALF));
    }
    return points;
  }
}
