package org.cadalign.trust;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;
import org.cadalign.count.GradientSum;
import org.cadalign.count.SummedKernel;

/**
 * Sum of gradients over the patches done so far, shard by shard in their order, so that threads and
 * interruptions do not change a bit of it.
 *
 * @param covered rows that it is over, those of which nothing was seen included
 * @param sum of the patches among them that have gradients
 */
record RunningSum(int covered, GradientSum sum) {
  static RunningSum empty(int outputs, int parameters) {
    return new RunningSum(
        0, new GradientSum(SummedKernel.CORRELATION, new double[outputs][parameters], 0, 0));
  }

  /** The sum with one more shard. */
  RunningSum plus(int more, GradientSum shard) {
    double[][] rows = new double[sum.outputs()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = sum.rows()[i].clone();
      for (int k = 0; k < rows[i].length; k++) {
        rows[i][k] += shard.rows()[i][k];
      }
    }
    return new RunningSum(
        covered + more,
        new GradientSum(
            sum.kernel(),
            rows,
            sum.samples() + shard.samples(),
            sum.withoutEvidence() + shard.withoutEvidence()));
  }

  byte[] bytes() {
    ByteBuffer out =
        ByteBuffer.allocate(
            3 * Integer.BYTES + 3 * Long.BYTES + Double.BYTES * sum.outputs() * sum.parameters());
    out.putInt(covered).putInt(sum.outputs()).putInt(sum.parameters());
    out.putLong(sum.samples()).putLong(sum.withoutEvidence());
    for (double[] row : sum.rows()) {
      out.asDoubleBuffer().put(row);
      out.position(out.position() + Double.BYTES * row.length);
    }
    out.putLong(crc(out.array()));
    return out.array();
  }

  /** A sum, unless it is damaged. */
  static Optional<RunningSum> read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length < Long.BYTES || in.getLong(bytes.length - Long.BYTES) != crc(bytes)) {
      return Optional.empty();
    }
    int covered = in.getInt();
    double[][] rows = new double[in.getInt()][in.getInt()];
    long samples = in.getLong();
    long without = in.getLong();
    for (double[] row : rows) {
      in.asDoubleBuffer().get(row);
      in.position(in.position() + Double.BYTES * row.length);
    }
    return Optional.of(
        new RunningSum(covered, new GradientSum(SummedKernel.CORRELATION, rows, samples, without)));
  }

  private static long crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, bytes.length - Long.BYTES);
    return crc.getValue();
  }
}
