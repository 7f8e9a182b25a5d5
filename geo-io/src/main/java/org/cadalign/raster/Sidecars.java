package org.cadalign.raster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The files beside an image that speak of it. */
final class Sidecars {
  /** Put behind the whole name: mask, smaller copies, GDAL's notes. */
  private static final List<String> SUFFIXES = List.of(".msk", ".ovr", ".msk.ovr", ".aux.xml");

  private Sidecars() {}

  /** All that exist, whether or not they are read. */
  static List<Path> of(Path file) {
    String name = file.getFileName().toString();
    Stream<String> names =
        Stream.of(
                SUFFIXES.stream().map(suffix -> name + suffix),
                Stream.of(base(name) + ".prj", base(name) + ".PRJ"),
                worldNames(name).stream())
            .flatMap(stream -> stream);
    return names.map(file::resolveSibling).filter(Files::exists).toList();
  }

  /** The world file that counts, if there is one. */
  static Optional<Path> worldFile(Path file) {
    return worldNames(file.getFileName().toString()).stream()
        .map(file::resolveSibling)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** For {@code a.tif}: a.tfw, a.TFW, a.tifw, a.wld, a.WLD. */
  private static List<String> worldNames(String name) {
    String base = base(name);
    String ending = name.substring(base.length()).replaceFirst("^\\.", "");
    List<String> endings = new ArrayList<>();
    if (ending.length() >= 3) {
      String ends = "" + ending.charAt(0) + ending.charAt(ending.length() - 1) + "w";
      endings.addAll(List.of(ends, ends.toUpperCase(Locale.ROOT), ending + "w"));
    }
    endings.addAll(List.of("wld", "WLD"));
    return endings.stream().map(e -> base + "." + e).toList();
  }

  private static String base(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
