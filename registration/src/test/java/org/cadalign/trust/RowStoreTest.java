package org.cadalign.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cadalign.count.GradientSum;
import org.cadalign.count.SummedKernel;
import org.cadalign.gate.DataException;
import org.cadalign.gradient.Jacobian;
import org.cadalign.match.GroupEvidence.Reason;
import org.cadalign.retrieve.SketchMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowStoreTest {
  private static final RowLayout LAYOUT = new RowLayout(2, 3, 1);
  private static final PatchRow SEEN =
      new PatchRow.Derived(
          4,
          new double[] {0.5, -1},
          new double[][] {{2, 1}, {1, 3}},
          new float[][] {{1, 2, 3}, {4, 5, 6}},
          Optional.of(new float[] {7}));
  private static final PatchRow UNSEEN = new PatchRow.Unseen(Reason.NO_IMAGE);

  @TempDir private Path folder;

  @Test
  void givesBackWhatItWasGiven() throws Exception {
    try (RowStore store = open("a", false)) {
      fill(store);
    }
    try (RowStore store = open("a", false)) {
      assertThat(store.size()).isEqualTo(2);
      assertThat(store.counted()).isEqualTo(2);
      assertThat(store.row(0)).usingRecursiveComparison().isEqualTo(SEEN);
      assertThat(store.row(1)).isEqualTo(UNSEEN);
      assertThat(store.count(0)).isEqualTo(12.5);
      assertThat(store.count(1)).isNaN();
      assertThat(store.sketches().size()).isEqualTo(2);
    }
  }

  @Test
  void saysWhatDiffersFromTheRunThatItIsOf() throws Exception {
    try (RowStore store = open("a", false)) {
      fill(store);
    }
    assertThatThrownBy(() -> open("b", false))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("it holds results of another IMAGE; give --overwrite");
    try (RowStore store = open("b", true)) {
      assertThat(store.size()).isZero();
      assertThat(store.counted()).isZero();
    }
  }

  /** A killed process leaves half a row, and rows without their counts. */
  @Test
  void dropsWhatWasNotFinished() throws Exception {
    try (RowStore store = open("a", false)) {
      fill(store);
    }
    cut("rows.bin", LAYOUT.size() + 5);
    try (RowStore store = open("a", false)) {
      assertThat(store.size()).isEqualTo(1);
      store.keep(1, 1);
      assertThat(store.counted()).isEqualTo(1);
      // The sketch of the second row is there already.
      store.append(List.of(UNSEEN), List.of(Optional.empty()));
      store.appendCounts(new double[] {Double.NaN});
      assertThat(store.row(1)).isEqualTo(UNSEEN);
      assertThat(store.sketches().size()).isEqualTo(2);
    }
  }

  @Test
  void aRowThatWasChangedIsRefused() throws Exception {
    try (RowStore store = open("a", false)) {
      fill(store);
    }
    Path rows = folder.resolve("rows.bin");
    byte[] bytes = Files.readAllBytes(rows);
    bytes[20] ^= 1;
    Files.write(rows, bytes);
    try (RowStore store = open("a", false)) {
      assertThatThrownBy(() -> store.row(0)).hasMessageContaining("row 0 is damaged");
    }
  }

  @Test
  void keepsTheSumSoFar() throws Exception {
    GradientSum shard =
        new GradientSum(SummedKernel.CORRELATION, new double[][] {{1, 2}, {3, 4}}, 5, 1);
    RunningSum sum = RunningSum.empty(2, 2).plus(6, shard).plus(6, shard);
    try (RowStore store = open("a", false)) {
      assertThat(store.sum()).isEmpty();
      store.keep(sum);
      RunningSum back = store.sum().orElseThrow();
      assertThat(back).usingRecursiveComparison().isEqualTo(sum);
      assertThat(back.covered()).isEqualTo(12);
      assertThat(back.sum().samples()).isEqualTo(10);
      assertThat(back.sum().rows()[1]).containsExactly(6, 8);
    }
    cut("sum.bin", 20);
    try (RowStore store = open("a", false)) {
      assertThat(store.sum()).isEmpty();
    }
  }

  private RowStore open(String image, boolean replace) throws DataException {
    SketchMetadata metadata =
        new SketchMetadata("m", "s", SketchMetadata.Content.CORRELATION, 3, 1, 2, 9, 2);
    RowKey key = new RowKey(new TreeMap<>(Map.of("IMAGE", image, "MODEL", "m")));
    return RowStore.open(folder, key, LAYOUT, metadata, replace);
  }

  private static void fill(RowStore store) throws DataException {
    store.append(
        List.of(SEEN, UNSEEN),
        List.of(
            Optional.of(new Jacobian(new double[][] {{1, 0, 0}, {0, 1, 0}})), Optional.empty()));
    store.appendCounts(new double[] {12.5, Double.NaN});
  }

  private void cut(String file, int length) throws Exception {
    try (FileChannel channel = FileChannel.open(folder.resolve(file), StandardOpenOption.WRITE)) {
      channel.truncate(length);
    }
  }
}
