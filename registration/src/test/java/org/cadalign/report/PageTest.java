package org.cadalign.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cadalign.confidence.ExpectedError;
import org.cadalign.field.Displacement;
import org.cadalign.raster.ImageOptions;
import org.cadalign.scene.SceneImage;
import org.cadalign.town.TinyTown;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Whatever names, ids and settings say, it is text at every place of the page. */
class PageTest {
  @TempDir private static Path folder;
  private static Path town;

  @BeforeAll
  static void draw() throws Exception {
    town = TinyTown.utm().image(folder.resolve("town.tif"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<img src=x onerror=x>",
        "\" onload=\"x",
        "' onload='x",
        "${7*7}<#assign x=1>${x}",
        "{{7*7}}",
        "\u202Etxet \u200Fdesrever",
      })
  void whatRunsSayIsText(String text) throws Exception {
    String page = page(text);
    String markup = page.substring(0, page.indexOf("<script type=\"application/json\""));
    String escaped = escaped(text);
    assertThat(markup)
        .contains("<title>Alignment of " + escaped + " to " + escaped + "</title>")
        .contains("<h1>Alignment of <bdi>" + escaped + "</bdi> to <bdi>" + escaped + "</bdi></h1>")
        .contains("alt=\"Building " + escaped + " on the image\">")
        .contains("<bdi>" + escaped + "</bdi></button>")
        .contains("<dt>" + escaped + "</dt><dd><bdi>" + escaped + "</bdi></dd>")
        .contains("<p>No accuracy is predicted: " + escaped);
    assertThat(markup.contains(text)).isEqualTo(text.equals(escaped));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private String page(String text) throws Exception {
    ObjectNode run = JsonNodeFactory.instance.objectNode();
    run.put("layer", "/folder/" + text).put("image", "C:\\folder\\" + text).put(text, text);
    ObjectNode summary = JsonNodeFactory.instance.objectNode().put("prediction_withheld", text);
    try (SceneImage image = SceneImage.open(town, ImageOptions.defaults())) {
      Report report =
          new Report(
              new RunFolder(folder, summary, run),
              image,
              TinyTown.utm().truth(),
              List.of(text),
              List.of(building(text)),
              Optional.empty());
      return new Page(report, Optional.empty()).html();
    }
  }

  private static Building building(String text) {
    Geometry house = new GeometryFactory().toGeometry(new Envelope(40, 80, 40, 70));
    return new Building(
        1,
        text,
        "aligned",
        new Displacement(1, 1),
        Optional.of(new ExpectedError(0.1, 0.2, 0.9)),
        Optional.of(0.5),
        Optional.of(house),
        Optional.of(house),
        List.of(text));
  }
}
