package org.cadalign.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupTilesTest {
  @Test
  void sortsPixelsByGroup() {
    float[] index = {2, 0, 1, 2, 1, 0};
    GroupTiles tiles = GroupTiles.of(index, 3, 3, 8);
    assertThat(tiles.pixels()).containsExactly(2, 4, 0, 3);
    assertThat(tiles.group()).containsExactly(0, 0, 1, 1);
    assertThat(tiles.count()).containsExactly(2, 2, 0);
    assertThat(tiles.tilesOfGroups()).containsExactly(1, 1, 0);
    GroupTiles.Tile first = tiles.tiles().get(0);
    assertThat(first.x()).isEqualTo(1);
    assertThat(first.y()).isZero();
    assertThat(first.ranks()).containsExactly(-1, 0, 1, -1);
  }

  @Test
  void anEmptyWindowHasNoTiles() {
    assertThat(GroupTiles.of(new float[12], 4, 0, 8).tiles()).isEmpty();
    assertThat(GroupTiles.of(new float[12], 4, 2, 8).count()).containsExactly(0, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 100})
  void coversEveryPixelOnce(int side) {
    SplittableRandom random = new SplittableRandom(side);
    float[] index = new float[20 * 15];
    for (int i = 0; i < index.length; i++) {
      index[i] = random.nextInt(4);
    }
    GroupTiles tiles = GroupTiles.of(index, 20, 3, side);
    long[] covered =
        tiles.tiles().stream()
            .flatMapToLong(tile -> Arrays.stream(tile.ranks()))
            .filter(rank -> rank >= 0)
            .sorted()
            .toArray();
    assertThat(covered).hasSize(tiles.pixels().length).doesNotHaveDuplicates();
    assertThat(tiles.tiles()).allMatch(t -> t.width() <= side && t.height() <= side);
  }
}
