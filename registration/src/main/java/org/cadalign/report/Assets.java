package org.cadalign.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Scripts and styles that every page carries. */
final class Assets {
  private static final String LEAFLET = "/META-INF/resources/webjars/leaflet/1.9.4/dist/";

  private Assets() {}

  /** Leaflet, without the address of its source map, which is not in the page. */
  static String leafletScript() {
    return read(LEAFLET + "leaflet.js").replaceAll("//# sourceMappingURL=\\S*", "");
  }

  /** Its styles, without pictures, which are not in the page and not used by it. */
  static String leafletStyle() {
    return read(LEAFLET + "leaflet.css").replaceAll("(?m)^.*url\\([^)]*\\).*$", "");
  }

  /** A file of this package. */
  static String text(String name) {
    return read(name);
  }

  private static String read(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("this build lacks " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
