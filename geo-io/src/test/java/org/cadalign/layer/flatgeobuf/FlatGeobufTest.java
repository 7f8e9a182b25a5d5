package org.cadalign.layer.flatgeobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerCrs;
import org.cadalign.layer.LayerOptions;
import org.cadalign.layer.Layers;
import org.cadalign.layer.WriteOptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlatGeobufTest {
  @TempDir private Path folder;

  /** Columns are numbered by 16 bits; ids are a column too. */
  @ParameterizedTest(name = "{0} fields, id {1}")
  @CsvSource({"65536, '', 0", "65535, 7, 0", "65537, '', 65537", "65536, 7, 65537"})
  void columnsAreNumberedBySixteenBits(int fields, String id, int refused) throws Exception {
    Path file = folder.resolve("a.fgb");
    List<Field> many =
        IntStream.range(0, fields).mapToObj(i -> new Field("f" + i, Field.Type.INTEGER)).toList();
    List<Optional<Object>> values = new ArrayList<>(Collections.nCopies(fields, Optional.empty()));
    values.set(fields - 1, Optional.of(7L));
    Feature feature =
        new Feature(Optional.of(id).filter(i -> !i.isEmpty()), Optional.empty(), values);
    Layer layer = new Layer("a", LayerCrs.wgs84(), many, List.of(feature));
    if (refused == 0) {
      Layers.write(layer, file, WriteOptions.DEFAULT);
      assertThat(Layers.read(file, LayerOptions.DEFAULT).layer().features().get(0).values())
          .hasSize(65536)
          .endsWith(Optional.of(7L));
    } else {
      assertThatThrownBy(() -> Layers.write(layer, file, WriteOptions.DEFAULT))
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith(file + ": it would have " + refused + " columns")
          .hasMessageEndingWith("; write to .geojson, or leave out fields of the layer");
    }
  }
}
