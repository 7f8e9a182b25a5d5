package org.cadalign.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;

/**
 * What is written is read back, in every format and from each to each, but for the losses listed.
 */
class RoundTripTest {
  private static final List<String> EXTENSIONS = List.of("gpkg", "geojson", "fgb", "shp");

  @Property(tries = 25)
  void everyFormatKeepsGeometryAttributesAndIds(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int size) throws Exception {
    Layer layer = SampleLayers.wgs84(seed, size);
    for (String extension : EXTENSIONS) {
      assertSame(layer, through(layer, extension), extension);
    }
  }

  @Property(tries = 8)
  void chainsOfFormatsLoseNothingMore(@ForAll long seed) throws Exception {
    Layer layer = SampleLayers.wgs84(seed, 6);
    for (String first : EXTENSIONS) {
      for (String second : EXTENSIONS) {
        assertSame(layer, through(through(layer, first), second), first + " to " + second);
      }
    }
  }

  @Property(tries = 4)
  void equalLayersGiveEqualBytes(@ForAll long seed) throws Exception {
    Layer layer = SampleLayers.wgs84(seed, 6);
    Path folder = Files.createTempDirectory("cadalign-layer");
    for (String extension : EXTENSIONS) {
      Path first = Files.createDirectories(folder.resolve("1")).resolve("a." + extension);
      Path second = Files.createDirectories(folder.resolve("2")).resolve("a." + extension);
      Layers.write(layer, first, WriteOptions.DEFAULT);
      Layers.write(layer, second, WriteOptions.DEFAULT);
      assertThat(second).as(extension).hasSameBinaryContentAs(first);
    }
    delete(folder);
  }

  private static Layer through(Layer layer, String extension) throws IOException, DataException {
    Path folder = Files.createTempDirectory("cadalign-layer");
    Path file = folder.resolve("Häuser 1." + extension);
    Layers.write(layer, file, WriteOptions.DEFAULT);
    LayerRead read = Layers.read(file, LayerOptions.DEFAULT);
    assertThat(read.rejections()).isEmpty();
    delete(folder);
    return read.layer();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void assertSame(Layer expected, Layer actual, String format) {
    assertThat(CrsCodes.same(actual.crs(), LayerCrs.wgs84())).as(format).isTrue();
    assertThat(describe(actual, format)).as(format).isEqualTo(describe(expected, format));
  }

  /**
   * Ids are compared wherever a format puts them: as ids, or in the field {@code id}. Shapefile and
   * FlatGeobuf cannot say that one geometry has heights and the next has none.
   */
  private static List<String> describe(Layer layer, String format) {
    int shift = layer.fields().size() - SampleLayers.FIELDS.size();
    List<String> rows = new ArrayList<>();
    rows.add(layer.fields().subList(shift, layer.fields().size()).toString());
    for (Feature feature : layer.features()) {
      Optional<Object> id =
          shift > 0 ? feature.values().get(shift - 1) : feature.id().map(i -> (Object) i);
      String geometry = SampleLayers.exact(feature.geometry());
      rows.add(
          id.orElseThrow()
              + " "
              + feature.values().subList(shift, feature.values().size())
              + (format.matches(".*(shp|fgb).*") ? geometry.replace("NaN", "0.0") : geometry));
    }
    return rows;
  }
}
