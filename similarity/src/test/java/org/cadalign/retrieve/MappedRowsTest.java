package org.cadalign.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedRowsTest {
  @TempDir Path folder;

  @Test
  void rowsAreReadFromTheirSegments() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8 + 7 * 8).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(-1);
    for (int i = 0; i < 14; i++) {
      bytes.putFloat(i);
    }
    Path file = Files.write(folder.resolve("rows"), bytes.array());
    try (FileChannel channel = FileChannel.open(file)) {
      MappedRows rows = new MappedRows(channel, 8, 2, 7, 24);
      float[] row = new float[2];
      for (int i = 0; i < 7; i++) {
        assertThat(rows.read(i, row)).isTrue();
        assertThat(row).containsExactly(2f * i, 2f * i + 1);
      }
      assertThat(rows.read(7, row)).isFalse();
      rows.unmap();
    }
  }
}
