package org.cadalign.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;

class ElastixFilesTest {
  @TempDir Path folder;

  @Test
  void anImageIsAHeaderAndLittleEndianFloats() throws Exception {
    float[] values = {0, 1.5f, -2, 250, 1e-3f, 7};
    ElastixFiles.writeImage(folder.resolve("fixed.mhd"), 3, 2, values);
    assertThat(Files.readAllLines(folder.resolve("fixed.mhd")))
        .containsExactly(
            "ObjectType = Image",
            "NDims = 2",
            "DimSize = 3 2",
            "ElementType = MET_FLOAT",
            "ElementSpacing = 1 1",
            "ElementByteOrderMSB = False",
            "ElementDataFile = fixed.raw");
    ByteBuffer raw = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("fixed.raw")));
    float[] read = new float[6];
    raw.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(read);
    assertThat(read).containsExactly(values);
  }

  @Test
  void pixelCentresHaveWholeCoordinatesInItsFiles() throws Exception {
    String text = ElastixFiles.text(List.of(new Coordinate(0.5, 0.5), new Coordinate(12.25, 7)));
    assertThat(text.lines())
        .containsExactly("point", "2", "0.000000000 0.000000000", "11.750000000 6.500000000");
  }

  @Test
  void readsWhatTransformixWrote() throws Exception {
    List<Coordinate> points = ElastixFiles.readPoints(fixture());
    assertThat(points).hasSize(2);
    assertThat(points.get(0).x).isCloseTo(227.226806, within(1e-9));
    assertThat(points.get(0).y).isCloseTo(53.102033, within(1e-9));
  }

  @Test
  void refusesALineWithoutAPoint() throws Exception {
    Path file = Files.writeString(folder.resolve("outputpoints.txt"), "Point 0\n");
    assertThatThrownBy(() -> ElastixFiles.readPoints(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no output point");
  }

  private static Path fixture() throws Exception {
    return Path.of(ElastixFilesTest.class.getResource("outputpoints.txt").toURI());
  }
}
