package org.cadalign.retrieve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/** Rows of a file, mapped into memory in segments of whole rows. */
final class MappedRows {
  /** Bytes of a segment; a mapping holds less than 2 GiB. */
  static final long SEGMENT = 1L << 30;

  private final int rowLength;
  private final int rows;
  private final int rowsInSegment;
  private final List<MappedByteBuffer> segments = new ArrayList<>();

  MappedRows(FileChannel channel, long offset, int rowLength, int rows, long segment)
      throws IOException {
    long row = (long) Float.BYTES * rowLength;
    this.rowLength = rowLength;
    this.rows = rows;
    this.rowsInSegment = (int) Math.max(1, segment / row);
    for (int from = 0; from < rows; from += rowsInSegment) {
      int length = Math.min(rowsInSegment, rows - from);
      segments.add(channel.map(FileChannel.MapMode.READ_ONLY, offset + from * row, length * row));
    }
  }

  /** Copies a row's numbers, if it is mapped; says whether it is. */
  boolean read(int row, float[] into) {
    if (row >= rows) {
      return false;
    }
    floats(row / rowsInSegment).get((row % rowsInSegment) * rowLength, into, 0, rowLength);
    return true;
  }

  private FloatBuffer floats(int segment) {
    ByteBuffer bytes = segments.get(segment).duplicate();
    return bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }

  /** Gives the address space back now; nothing may be read any more. */
  void unmap() {
    segments.forEach(Unmapping::now);
    segments.clear();
  }
}
