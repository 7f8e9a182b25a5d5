package org.cadalign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.List;
import org.cadalign.layer.Layer;
import org.cadalign.town.TinyModel;
import org.cadalign.town.TinyTown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Every notice names the file that it is about. */
class AlignNoticesTest {
  private static final TinyTown TOWN = TinyTown.utm();

  @TempDir private Path folder;
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();
  private Path image;
  private Path model;

  @BeforeEach
  void listen() throws Exception {
    image = TOWN.image(folder.resolve("town.tif"));
    model = TinyModel.copy(folder);
    said.start();
    logger().addAppender(said);
  }

  @AfterEach
  void stop() {
    logger().detachAppender(said);
  }

  @Test
  void ofALayerThatWasAlignedBefore() throws Exception {
    Path layer = write("houses.gpkg", few(TOWN.misplacedBy(1, 0)));
    align(layer, "once.gpkg");
    assertThat(lines()).isEmpty();
    align(folder.resolve("once.gpkg"), "twice.shp");
    assertThat(lines())
        .containsExactly(
            folder.resolve("once.gpkg")
                + ": the layer has columns status, dx_m, dy_m, shift_m, support already: ours are"
                + " named status_1, dx_m_1, dy_m_1, shift_m_1, support_1",
            folder.resolve("twice.shp") + ": ids are kept in the field 'id'");
  }

  @Test
  void ofAFormatOfShortNames() throws Exception {
    Layer layer = few(TOWN.misplacedBy(1, 0));
    List<String> names = List.of("the_name_of_it", "the_name_of_its_owner");
    Path longNames = write("long.gpkg", Fixtures.withColumns(layer, names));
    align(longNames, "short.shp");
    assertThat(lines())
        .contains(
            folder.resolve("short.shp")
                + ": field 'the_name_of_it' is called 'the_name_o', 'the_name_of_its_owner' is"
                + " called 'the_name_1'");
  }

  @Test
  void ofALayerThatDoesNotMove() throws Exception {
    Path points = write("points.gpkg", Fixtures.layer("POINT (1 499)", "POINT (5 490)"));
    align(points, "out.gpkg");
    assertThat(lines())
        .containsExactly(points + ": 0 of 2 features were moved: they have no polygon");
  }

  private Path write(String name, Layer layer) throws Exception {
    return TinyTown.write(layer, folder.resolve(name));
  }

  private static Layer few(Layer layer) {
    return new Layer(layer.name(), layer.crs(), layer.fields(), layer.features().subList(0, 12));
  }

  private void align(Path layer, String out) throws Exception {
    Outcome outcome =
        Outcome.run(
            "align",
            image,
            layer,
            "-o",
            folder.resolve(out),
            "--model",
            model,
            "--progress",
            "none",
            "--overwrite");
    assertThat(outcome.code()).as(outcome.err()).isZero();
  }

  private List<String> lines() {
    return said.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(Notices.class);
  }
}
