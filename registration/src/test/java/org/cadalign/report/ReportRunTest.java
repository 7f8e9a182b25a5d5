package org.cadalign.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.cadalign.align.ChainOptions;
import org.cadalign.confidence.UsualSupport;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerOptions;
import org.cadalign.layer.Layers;
import org.cadalign.run.InputDigest;
import org.cadalign.town.TinyTown;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** From a run of align to a page and files, with a calibration that says the same of all. */
class ReportRunTest {
  private static final javax.xml.validation.Schema SCHEMA = schema();

  @TempDir private static Path inputs;
  private static HostileTown town;
  @TempDir private Path folder;

  @BeforeAll
  static void align() throws Exception {
    town = HostileTown.of(inputs);
  }

  /** Imports are met by order: what is imported comes first. */
  private static javax.xml.validation.Schema schema() {
    try {
      Source[] parts =
          Stream.of("gco", "mcc", "mdq")
              .map(name -> Assets.text("iso19157/" + name + ".xsd"))
              .map(text -> new StreamSource(new StringReader(text)))
              .toArray(Source[]::new);
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(parts);
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  private ReportRequest request(Optional<Path> checkpoints, boolean all) {
    return town.request(folder, town.output(), checkpoints, Optional.empty(), all);
  }

  private String page() throws IOException {
    return Files.readString(folder.resolve("report.html"));
  }

  private JsonNode json(String name) throws IOException {
    return JsonMapper.builder().build().readTree(Files.readString(folder.resolve(name)));
  }

  @Test
  void whatLayersSayIsText() throws Exception {
    new ReportRun(request(Optional.empty(), false)).run();
    for (String text : HostileTown.NAMES) {
      assertThat(page().contains(text)).isEqualTo(!text.matches("(?s).*[<>&\"].*"));
    }
    JsonNode buildings = data().path("buildings");
    for (int i = 0; i < HostileTown.NAMES.size(); i++) {
      assertThat(buildings.get(i).path("v").get(0).asText()).isEqualTo(HostileTown.NAMES.get(i));
    }
  }

  @Test
  void tellsNeighboursAndWhy() throws Exception {
    int columns = (TinyTown.WIDTH + 255) / 256;
    Path counted =
        Counted.write(
            folder.resolve("s"), TinyTown.utm().truth(), HostileTown.NAMES.get(0), columns);
    new ReportRun(town.page(folder, Optional.empty(), Optional.of(counted))).run();
    assertThat(page())
        .contains("What the network knows alike", "among 12 examples", "data-tile=\"256,0,256\"")
        .contains("Because of these", "&lt;script&gt;document.title", "10, 20 px, level 2 (0.50)")
        .doesNotContain(HostileTown.NAMES.get(0));
    assertThat(page().indexOf(">3.3<")).isBetween(1, page().indexOf(">9.5<"));
    JsonNode data = data();
    assertThat(data.path("similar").get(0).path("n_s").asDouble()).isEqualTo(3.25);
    assertThat(data.path("similar")).hasSize(2);
    List<String> told = new ArrayList<>();
    data.path("similar").get(0).fieldNames().forEachRemaining(told::add);
    assertThat(told.subList(told.indexOf("denoising_factor"), told.size())).isSorted();
    assertThat(data.path("buildings").get(3).path("q").path("n_s").asDouble()).isEqualTo(2.5);
  }

  @Test
  void countsOfAnotherImageAreRefused() throws Exception {
    Path counted = Counted.write(folder.resolve("s"), TinyTown.utm().truth(), "town", 99);
    assertThatThrownBy(
            () -> new ReportRun(town.page(folder, Optional.empty(), Optional.of(counted))).run())
        .isInstanceOf(DataException.class)
        .hasMessageContaining("another image");
  }

  private JsonNode data() throws IOException {
    String page = page();
    int from = page.indexOf("id=\"data\">") + 10;
    return JsonMapper.builder()
        .build()
        .readTree(page.substring(from, page.indexOf("</script>", from)));
  }

  @Test
  void thePageNamesNoAddress() throws Exception {
    new ReportRun(request(Optional.empty(), false)).run();
    String own = page().replace(Assets.leafletScript(), "");
    assertThat(own).doesNotContain("src=\"http", "href=\"http", "url(", "@import", "<link");
    assertThat(page()).contains("default-src 'none'; img-src data:;");
  }

  @Test
  void predictedAndMeasuredAreToldApart() throws Exception {
    new ReportRun(request(Optional.of(town.truth()), true)).run();
    assertThat(json("q.json").path("predicted").path("median_m").asDouble()).isEqualTo(0.2);
    assertThat(json("q.json").path("measured").path("rmse_m").asDouble()).isLessThan(0.15);
    String digest = InputDigest.of(List.of(town.truth()));
    assertThat(json("q.json").at("/measured/checkpoints_file").asText()).isEqualTo("truth.gpkg");
    assertThat(json("q.json").at("/measured/checkpoints_sha256").asText()).isEqualTo(digest);
    assertThat(page())
        .contains("checkpoints of truth.gpkg: RMSE")
        .contains("of <bdi>truth.gpkg</bdi> (SHA-256 " + digest + ")");
    String xml = Files.readString(folder.resolve("q.xml"));
    assertThat(xml)
        .contains("DQ_IndirectEvaluation", "DQ_SampleBasedInspection")
        .contains("checkpoints of truth.gpkg (SHA-256 " + digest + ")");
    Document parsed =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("q.xml").toFile());
    assertThat(parsed.getElementsByTagName("mdq:report").getLength()).isEqualTo(3);
  }

  /** As the ASPRS standard adds them: the root of the sum of the squares. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5})
  void theCheckpointsOwnErrorIsToldBesideWhatTheyMeasure(double own) throws Exception {
    new ReportRun(town.request(folder, town.truth(), own)).run();
    JsonNode measured = json("q.json").path("measured");
    assertThat(measured.path("checkpoints_rmse_m").asDouble()).isEqualTo(own);
    double rmse = Math.hypot(measured.path("rmse_m").asDouble(), own);
    assertThat(measured.path("rmse_with_checkpoints_m").asDouble()).isEqualTo(rmse);
    assertThat(page())
        .contains("(%.2f m with the checkpoints&#39; own %.2f m)".formatted(rmse, own));
    assertThat(Files.readString(folder.resolve("q.xml")))
        .contains("own RMSE is %.3f m; with it the RMSE is %.3f m.".formatted(own, rmse));
    Schema.check(
        JsonMapper.builder().build().readTree(Assets.text("quality.schema.json")),
        json("q.json"),
        "$");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theXmlKeepsItsSchema(boolean withCheckpoints) throws Exception {
    Optional<Path> checkpoints = withCheckpoints ? Optional.of(town.truth()) : Optional.empty();
    new ReportRun(request(checkpoints, true)).run();
    String xml = Files.readString(folder.resolve("q.xml"));
    SCHEMA.newValidator().validate(new StreamSource(new StringReader(xml)));
    String mixed = xml.replace("deductiveSource", "samplingRatio");
    assertThatThrownBy(
            () -> SCHEMA.newValidator().validate(new StreamSource(new StringReader(mixed))))
        .isInstanceOf(SAXException.class);
  }

  @Test
  void whatConfidenceIsAskedForIsNotAskedOfMatches() throws Exception {
    assertThat(Files.readString(inputs.resolve("out.run/run.json")))
        .contains("minConfidence=" + ChainOptions.defaults().minConfidence());
  }

  @Test
  void withoutCheckpointsNothingIsMeasured() throws Exception {
    new ReportRun(request(Optional.empty(), true)).run();
    assertThat(json("q.json").path("measured").isNull()).isTrue();
    assertThat(Files.readString(folder.resolve("q.xml"))).doesNotContain("SampleBased");
    assertThat(page()).contains("nobody measured it").doesNotContain("id=\"measured\"");
  }

  @Test
  void theJsonKeepsItsSchema() throws Exception {
    new ReportRun(request(Optional.of(town.truth()), true)).run();
    JsonNode schema = JsonMapper.builder().build().readTree(Assets.text("quality.schema.json"));
    Schema.check(schema, json("q.json"), "$");
  }

  @Test
  void nothingIsPredictedOfAnImageUnlikeTheFittedOnes() throws Exception {
    Path strange = town.align(folder.resolve("strange.gpkg"), new UsualSupport(2, 0.1));
    new ReportRun(town.request(folder, strange, Optional.of(town.truth()), Optional.empty(), true))
        .run();
    assertThat(page())
        .contains("No accuracy is predicted: the image bears outlines out too little");
    JsonNode quality = json("q.json");
    assertThat(quality.path("predicted").isNull()).isTrue();
    assertThat(quality.path("prediction_withheld").asText()).contains("at least 1.60");
    assertThat(quality.path("measured").has("spearman")).isFalse();
    Schema.check(
        JsonMapper.builder().build().readTree(Assets.text("quality.schema.json")), quality, "$");
    assertThat(Files.readString(folder.resolve("q.xml"))).doesNotContain("IndirectEvaluation");
    Layer told = Layers.read(strange, LayerOptions.DEFAULT).layer();
    int column = told.fields().stream().map(f -> f.name()).toList().indexOf("expected_error_m");
    assertThat(told.features()).allMatch(f -> f.values().get(column).isEmpty());
    assertThat(Files.readString(folder.resolve("strange.run/summary.json")))
        .contains("no error is expected of any building: the image");
  }

  @Test
  void otherProgramsGetTheirFiles() throws Exception {
    new ReportRun(request(Optional.empty(), true)).run();
    Layer lines =
        Layers.read(folder.resolve("lines.gpkg"), LayerOptions.DEFAULT.withLayerName("residuals"))
            .layer();
    assertThat(lines.features()).hasSizeGreaterThan(80);
    assertThat(Files.readAllLines(folder.resolve("moves.points")))
        .hasSizeGreaterThan(80)
        .startsWith("#CRS: EPSG:32645", "mapX,mapY,sourceX,sourceY,enable,dX,dY,residual");
    JsonNode item = json("item.json");
    assertThat(item.path("stac_version").asText()).isEqualTo("1.0.0");
    assertThat(item.path("bbox")).hasSize(4);
  }

  @Test
  void neverReplacesWhatItReads() {
    assertThatThrownBy(() -> new ReportRun(to(town.output(), Optional.empty())).run())
        .isInstanceOf(DataException.class);
  }

  @Test
  void checkpointsWithoutASystemTakeTheOneThatIsNamed() throws Exception {
    Layer truth = Layers.read(town.truth(), LayerOptions.DEFAULT).layer();
    Path nameless = folder.resolve("truth.shp");
    TinyTown.write(truth, nameless);
    Files.delete(folder.resolve("truth.prj"));
    Path quality = folder.resolve("q.json");
    ReportRequest without = measured(nameless, LayerOptions.DEFAULT, quality);
    assertThatThrownBy(() -> new ReportRun(without).run())
        .isInstanceOf(DataException.class)
        .hasMessageContaining("--crs");
    new ReportRun(measured(nameless, LayerOptions.DEFAULT.withCrs(truth.crs()), quality)).run();
    assertThat(json("q.json").path("measured").path("checkpoints").asInt()).isGreaterThan(80);
  }

  private ReportRequest measured(Path checkpoints, LayerOptions how, Path quality) {
    Optional<Path> none = Optional.empty();
    return new ReportRequest(
        town.output(),
        none,
        Optional.of(checkpoints),
        how,
        Optional.empty(),
        none,
        Optional.empty(),
        folder.resolve("report.html"),
        Optional.of(quality),
        none,
        none,
        none,
        none,
        true);
  }

  @Test
  void twoOutputsCannotHaveOneName() {
    Path page = folder.resolve("twice.html");
    assertThatThrownBy(() -> new ReportRun(to(page, Optional.of(page))).run())
        .isInstanceOf(DataException.class)
        .hasMessageContaining("another output");
    assertThat(page).doesNotExist();
  }

  private static ReportRequest to(Path page, Optional<Path> quality) {
    return new ReportRequest(
        town.output(),
        Optional.empty(),
        Optional.empty(),
        LayerOptions.DEFAULT,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        page,
        quality,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true);
  }
}
