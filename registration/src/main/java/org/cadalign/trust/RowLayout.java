package org.cadalign.trust;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.cadalign.match.GroupEvidence.Reason;

/**
 * A row as bytes of a fixed number, whatever it says, with a checksum at its end.
 *
 * @param outputs d
 * @param width of a sketch, m
 * @param traits numbers that tell a patch by its activations; 0 if none are kept
 */
record RowLayout(int outputs, int width, int traits) {
  private static final int SEEN = -1;

  // Their places in this list are in files.
  private static final List<Reason> REASONS =
      List.of(Reason.OUTSIDE, Reason.NO_IMAGE, Reason.TOO_LARGE, Reason.TOO_SMALL, Reason.DAMAGED);

  /** Bytes of a row. */
  int size() {
    return 2 * Integer.BYTES
        + Double.BYTES * outputs * (1 + outputs)
        + Float.BYTES * (outputs * width + traits)
        + Long.BYTES;
  }

  byte[] write(PatchRow row) {
    ByteBuffer out = ByteBuffer.allocate(size());
    if (row instanceof PatchRow.Derived derived) {
      put(out.putInt(SEEN), derived);
    } else if (row instanceof PatchRow.Unseen unseen) {
      out.putInt(REASONS.indexOf(unseen.reason()));
    }
    out.putLong(size() - Long.BYTES, sum(out.array()));
    return out.array();
  }

  private void put(ByteBuffer out, PatchRow.Derived row) {
    out.putInt(row.level());
    for (double value : row.outputs()) {
      out.putDouble(value);
    }
    for (double[] line : row.own()) {
      for (double value : line) {
        out.putDouble(value);
      }
    }
    for (float[] line : row.sketch()) {
      put(out, line);
    }
    row.traits().ifPresent(values -> put(out, values));
  }

  private static void put(ByteBuffer out, float[] values) {
    for (float value : values) {
      out.putFloat(value);
    }
  }

  /** A row, unless its checksum is not that of its bytes. */
  Optional<PatchRow> read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (in.getLong(size() - Long.BYTES) != sum(bytes)) {
      return Optional.empty();
    }
    int first = in.getInt();
    return Optional.of(first == SEEN ? derived(in) : new PatchRow.Unseen(REASONS.get(first)));
  }

  private PatchRow derived(ByteBuffer in) {
    int level = in.getInt();
    double[] answer = new double[outputs];
    double[][] own = new double[outputs][outputs];
    float[][] sketch = new float[outputs][width];
    float[] told = new float[traits];
    for (int i = 0; i < outputs; i++) {
      answer[i] = in.getDouble();
    }
    for (double[] line : own) {
      for (int i = 0; i < outputs; i++) {
        line[i] = in.getDouble();
      }
    }
    for (float[] line : sketch) {
      get(in, line);
    }
    get(in, told);
    return new PatchRow.Derived(
        level, answer, own, sketch, Optional.of(told).filter(t -> t.length > 0));
  }

  private static void get(ByteBuffer in, float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = in.getFloat();
    }
  }

  private long sum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, size() - Long.BYTES);
    return crc.getValue();
  }
}
