package org.cadalign.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.cadalign.archive.WeightDigest;

/** Scripts and styles that every page carries. */
final class Assets {
  private static final String LEAFLET = "/META-INF/resources/webjars/leaflet/1.9.4/dist/";

  private Assets() {}

  /** A script or style as it stands in a page. */
  public record Inline(String text) {
    /** By which the page's policy allows it. */
    public String digest() {
      MessageDigest digest = WeightDigest.sha256();
      byte[] sum = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(sum);
    }
  }

  static Inline style() {
    return new Inline(leafletStyle() + text("report.css"));
  }

  /** In the order in which they run. */
  static List<Inline> scripts() {
    return List.of(new Inline(leafletScript()), new Inline(text("report.js")));
  }

  /** Leaflet, without the address of its source map, which is not in the page. */
  static String leafletScript() {
    return read(LEAFLET + "leaflet.js").replaceAll("//# sourceMappingURL=\\S*", "");
  }

  /** Its styles, without pictures, which are not in the page and not used by it. */
  private static String leafletStyle() {
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
