package org.cadalign.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.cadalign.gate.DataException;
import org.cadalign.gate.DataException.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An image of three times three blocks of 10 x 10, of which some cannot be decoded. */
class DamagedBlocksTest {
  private static final Window WHOLE = new Window(0, 0, 30, 30);

  /** What is read of it, in turn. */
  private final List<Window> reads = new ArrayList<>();

  private RawImage image(Code code, Integer... damaged) {
    Set<Integer> blocks = Set.of(damaged);
    return new RawImage() {
      @Override
      public String name() {
        return "x.tif";
      }

      @Override
      public Shape shape() {
        return new Shape(30, 30, 1, 8, OptionalInt.empty(), false, OptionalDouble.empty());
      }

      @Override
      public Blocks blocks() {
        return new Blocks(10, 10, true);
      }

      @Override
      public Optional<Georeference> georeference() {
        return Optional.empty();
      }

      @Override
      public Samples read(Window w) throws DataException {
        reads.add(w);
        Samples out = new Samples(w, new short[1][w.area()], new byte[w.area()]);
        for (int i = 0; i < w.area(); i++) {
          int x = w.x() + i % w.width();
          int y = w.y() + i / w.width();
          int block = y / 10 * 3 + x / 10;
          if (blocks.contains(block)) {
            throw new DataException(code, "x.tif", "block " + block, "export it again");
          }
          out.samples()[0][i] = (short) (y * 30 + x);
          out.valid()[i] = 1;
        }
        return out;
      }

      @Override
      public void close() {}
    };
  }

  @Test
  void allButTheDamagedBlocksIsAsItWas() throws Exception {
    DamagedBlocks tolerant = new DamagedBlocks(image(Code.CORRUPT, 1, 8));
    RawImage.Samples read = tolerant.read(WHOLE);
    for (int i = 0; i < 900; i++) {
      int block = i / 30 / 10 * 3 + i % 30 / 10;
      boolean damaged = block == 1 || block == 8;
      assertThat(read.valid()[i]).isEqualTo((byte) (damaged ? 0 : 1));
      assertThat(read.samples()[0][i]).isEqualTo((short) (damaged ? 0 : i));
    }
    assertThat(tolerant.damage().orElseThrow().notice())
        .startsWith("2 blocks of it cannot be decoded and count as nodata, the first at column 10,")
        .contains("row 0 (x.tif: block 1;");
  }

  /** Windows are read by many threads: which block is met first is chance. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whichIsTheFirstDoesNotDependOnWhoReadIt(boolean backwards) throws Exception {
    DamagedBlocks tolerant = new DamagedBlocks(image(Code.CORRUPT, 1, 3, 8));
    List<Window> windows =
        new ArrayList<>(List.of(new Window(5, 0, 20, 5), new Window(0, 12, 30, 5), WHOLE));
    if (backwards) {
      Collections.reverse(windows);
    }
    for (Window window : windows) {
      tolerant.read(window);
    }
    Damage damage = tolerant.damage().orElseThrow();
    assertThat(List.of(damage.blocks(), damage.column(), damage.row())).containsExactly(3, 10, 0);
  }

  @Test
  void aBlockThatIsKnownToBeDamagedIsNotReadAgain() throws Exception {
    DamagedBlocks tolerant = new DamagedBlocks(image(Code.CORRUPT, 4));
    Window block = new Window(10, 10, 10, 10);
    tolerant.read(block);
    tolerant.read(block);
    assertThat(reads).containsExactly(block);
  }

  @Test
  void whatIsWholeHasNoDamageAndWhatIsNotAtAllIsDamagedAllOver() throws Exception {
    DamagedBlocks sound = new DamagedBlocks(image(Code.CORRUPT));
    sound.read(WHOLE);
    assertThat(sound.damage()).isEmpty();
    DamagedBlocks lost = new DamagedBlocks(image(Code.CORRUPT, 0, 1, 2, 3, 4, 5, 6, 7, 8));
    lost.read(WHOLE);
    assertThat(lost.damage().orElseThrow().whole()).isTrue();
    DamagedBlocks part = new DamagedBlocks(image(Code.CORRUPT, 0, 1, 2));
    part.read(WHOLE);
    assertThat(part.damage().orElseThrow().whole()).isFalse();
  }

  @Test
  void otherFaultsAreNoDamage() {
    DamagedBlocks tolerant = new DamagedBlocks(image(Code.UNREADABLE, 4));
    assertThatThrownBy(() -> tolerant.read(WHOLE)).isInstanceOf(DataException.class);
    assertThatThrownBy(() -> tolerant.read(new Window(10, 10, 5, 5)))
        .isInstanceOf(DataException.class);
    assertThat(tolerant.damage()).isEmpty();
  }
}
