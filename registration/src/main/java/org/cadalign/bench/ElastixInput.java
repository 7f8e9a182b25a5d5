package org.cadalign.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * All that decides what elastix answers, but for its version.
 *
 * @param width of both images, pixels
 * @param height of both images, pixels
 * @param fixed the map, row by row
 * @param moving the photograph, row by row
 * @param stages texts of the parameter files in the order of the stages, with the seed
 * @param points to be carried, (0, 0) the outer corner of the first pixel
 */
record ElastixInput(
    int width,
    int height,
    float[] fixed,
    float[] moving,
    List<String> stages,
    List<Coordinate> points) {
  ElastixInput {
    stages = List.copyOf(stages);
    points = List.copyOf(points);
  }

  /**
   * SHA-256 of all of it as elastix reads it, and of the version.
   *
   * @return 64 lower-case hexadecimal digits
   */
  String key(String version) {
    MessageDigest digest = sha256();
    add(digest, version.getBytes(StandardCharsets.UTF_8));
    add(digest, (width + " " + height).getBytes(StandardCharsets.UTF_8));
    add(digest, ElastixFiles.bytes(fixed));
    add(digest, ElastixFiles.bytes(moving));
    for (String stage : stages) {
      add(digest, stage.getBytes(StandardCharsets.UTF_8));
    }
    add(digest, ElastixFiles.text(points).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The length goes before the bytes, so that no two inputs give the same stream. */
  private static void add(MessageDigest digest, byte[] bytes) {
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
