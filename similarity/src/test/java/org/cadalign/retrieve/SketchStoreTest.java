package org.cadalign.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.cadalign.count.CountOptions;
import org.cadalign.gradient.GradientSource;
import org.cadalign.gradient.Jacobian;
import org.cadalign.gradient.TinyNet;
import org.cadalign.retrieve.SketchMetadata.Content;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SketchStoreTest {
  private static final int COUNT = 200;
  private static final TinyNet NET = TinyNet.random(1, false, 3, 6, 5, 2);
  private static final GradientSource SOURCE = NET.on(NET.inputs(2, COUNT));
  private static final SketchMetadata METADATA =
      new SketchMetadata("abc", "scene", Content.CORRELATION, 16, 7, 2, SOURCE.parameters(), COUNT);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("sketches");
  }

  @Test
  void rowsComeBackAsFloats() throws IOException, InterruptedException {
    fill(METADATA, SOURCE);
    try (SketchStore store = SketchStore.open(file, METADATA)) {
      Jacobian expected =
          METADATA.sketch().correlation(SOURCE.jacobians(13, 14).get(0), 1e-10).orElseThrow();
      assertThat(store.complete()).isTrue();
      for (int output = 0; output < 2; output++) {
        double[] rounded = Arrays.stream(expected.rows()[output]).map(v -> (float) v).toArray();
        assertThat(store.sketch(13).rows()[output]).containsExactly(rounded);
      }
    }
  }

  static Stream<Arguments> others() {
    return Stream.of(
        Arguments.of("model abc, asked for abd", with("abd", "scene", 16, 7, COUNT)),
        Arguments.of("samples scene, asked for town", with("abc", "town", 16, 7, COUNT)),
        Arguments.of("size 16, asked for 32", with("abc", "scene", 32, 7, COUNT)),
        Arguments.of("seed 7, asked for 8", with("abc", "scene", 16, 8, COUNT)),
        Arguments.of("count 200, asked for 201", with("abc", "scene", 16, 7, 201)));
  }

  @ParameterizedTest
  @MethodSource("others")
  void itDoesNotReopenUnderOtherMetadata(String reason, SketchMetadata other) throws IOException {
    SketchStore.open(file, METADATA).close();
    assertThatThrownBy(() -> SketchStore.open(file, other))
        .isInstanceOf(SketchStoreException.class)
        .hasMessage(file + ": made for " + reason + "; remove it or name another");
  }

  /** Killed after the rows were written and before they were committed. */
  @Test
  void rowsThatWereNotCommittedAreWrittenAnew() throws IOException, InterruptedException {
    byte[] whole = fill(METADATA, SOURCE);
    Files.delete(file);
    try (SketchStore store = SketchStore.open(file, METADATA)) {
      store.append(Optional.of(METADATA.sketch().kernel(SOURCE.jacobians(0, 1).get(0))));
      store.append(Optional.empty());
    }
    Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
    try (SketchStore store = SketchStore.open(file, METADATA)) {
      assertThat(store.size()).isZero();
    }
    assertThat(fill(METADATA, SOURCE)).isEqualTo(whole);
  }

  @Test
  void aRunThatBreaksGoesOnWhereItWas() throws IOException, InterruptedException {
    byte[] whole = fill(METADATA, SOURCE);
    Files.delete(file);
    AtomicInteger asked = new AtomicInteger();
    GradientSource breaking =
        NET.on(
            NET.inputs(2, COUNT),
            jacobian -> {
              if (asked.incrementAndGet() > 100) {
                throw new IllegalStateException("pulled");
              }
              return jacobian;
            });
    assertThatThrownBy(() -> fill(METADATA, breaking)).hasMessage("pulled");
    asked.set(-COUNT);
    assertThat(fill(METADATA, breaking)).isEqualTo(whole);
    assertThat(asked.get() + COUNT).isEqualTo(COUNT - 100);
  }

  @Test
  void workersAndBatchesDoNotChangeAByte() throws IOException, InterruptedException {
    byte[] plain = fill(METADATA, SOURCE);
    Files.delete(file);
    CountOptions options = CountOptions.defaults().withWorkers(3).withBatch(7);
    try (SketchStore store = SketchStore.open(file, METADATA)) {
      SketchPass.run(SOURCE, store, options);
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(plain);
  }

  static Stream<Arguments> foreign() {
    byte[] header = new byte[StoreHeader.BYTES];
    System.arraycopy("CASKTCH1".getBytes(StandardCharsets.US_ASCII), 0, header, 0, 8);
    byte[] longMetadata = header.clone();
    longMetadata[19] = 1;
    return Stream.of(
        Arguments.of("not a store of sketches", new byte[] {'P', 'K'}),
        Arguments.of("not a store of sketches", new byte[5000]),
        Arguments.of("a damaged store of sketches", longMetadata),
        Arguments.of("made for model ", header));
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void whatIsNoStoreIsRefused(String reason, byte[] bytes) throws IOException {
    Files.write(file, bytes);
    assertThatThrownBy(() -> SketchStore.open(file, METADATA))
        .isInstanceOf(SketchStoreException.class)
        .hasMessageContaining(reason);
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void aStoreThatWasCutShortIsRefused() throws IOException, InterruptedException {
    byte[] whole = fill(METADATA, SOURCE);
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(() -> SketchStore.open(file, METADATA))
        .hasMessageContaining("a damaged store");
  }

  @Test
  void whatIsAppendedCanBeReadOnceCommitted() throws IOException {
    try (SketchStore store = SketchStore.open(file, METADATA)) {
      store.append(Optional.empty());
      assertThatThrownBy(() -> store.sketch(0)).isInstanceOf(IndexOutOfBoundsException.class);
      store.commit();
      assertThat(store.sketch(0).rows()).isDeepEqualTo(new double[2][16]);
    }
  }

  @Test
  void aClosedStoreIsNotRead() throws IOException, InterruptedException {
    fill(METADATA, SOURCE);
    SketchStore store = SketchStore.open(file, METADATA);
    store.close();
    assertThatThrownBy(() -> store.sketch(0)).isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void sketchesOfOtherSamplesAreNotMixedIn() throws IOException {
    try (SketchStore store = SketchStore.open(file, METADATA)) {
      GradientSource fewer = NET.on(NET.inputs(2, 3));
      assertThatThrownBy(() -> SketchPass.run(fewer, store, CountOptions.defaults()))
          .hasMessage("the store is of another network, or of other samples");
    }
  }

  @Test
  void aSampleTakesItsNumbersAndNoMore() throws IOException, InterruptedException {
    assertThat(fill(METADATA, SOURCE)).hasSize(4096 + COUNT * 2 * 16 * Float.BYTES);
  }

  private byte[] fill(SketchMetadata metadata, GradientSource source)
      throws IOException, InterruptedException {
    try (SketchStore store = SketchStore.open(file, metadata)) {
      SketchPass.run(source, store, CountOptions.defaults());
    }
    return Files.readAllBytes(file);
  }

  private static SketchMetadata with(String model, String samples, int size, long seed, int count) {
    return new SketchMetadata(
        model, samples, Content.CORRELATION, size, seed, 2, SOURCE.parameters(), count);
  }
}
