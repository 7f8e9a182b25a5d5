package org.cadalign.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the pixels of each group lie in a window, and rectangles of bounded size that cover them.
 *
 * @param pixels row-major positions in the window, group by group
 * @param group of each of them, from 0
 * @param count pixels of each group
 * @param tiles rectangles, group by group, each with at least one pixel of its group
 */
record GroupTiles(long[] pixels, long[] group, long[] count, List<Tile> tiles) {

  /**
   * Finds them.
   *
   * @param index 0 or number of the group from 1, row by row
   * @param width of the window, pixels
   * @param groups how many there are; numbers above are not allowed
   * @param side greatest height and width of a tile, pixels
   */
  static GroupTiles of(float[] index, int width, int groups, int side) {
    long[] count = new long[groups];
    for (float number : index) {
      if (number > 0) {
        count[(int) number - 1]++;
      }
    }
    int[] end = new int[groups];
    for (int g = 1; g < groups; g++) {
      end[g] = end[g - 1] + (int) count[g - 1];
    }
    int total = (int) Arrays.stream(count).sum();
    long[] pixels = new long[total];
    long[] group = new long[total];
    int[] rank = new int[index.length];
    for (int i = 0; i < index.length; i++) {
      int g = (int) index[i] - 1;
      if (g >= 0) {
        rank[i] = end[g]++;
        pixels[rank[i]] = i;
        group[rank[i]] = g;
      }
    }
    return new GroupTiles(pixels, group, count, cover(index, rank, width, pixels, end, side));
  }

  /** Tiles of each group, in order. */
  long[] tilesOfGroups() {
    long[] tilesOf = new long[count.length];
    tiles.forEach(tile -> tilesOf[tile.group]++);
    return tilesOf;
  }

  private static List<Tile> cover(
      float[] index, int[] rank, int width, long[] pixels, int[] end, int side) {
    List<Tile> tiles = new ArrayList<>();
    for (int g = 0; g < end.length; g++) {
      long[] own = Arrays.copyOfRange(pixels, g == 0 ? 0 : end[g - 1], end[g]);
      if (own.length > 0) {
        int left = (int) Arrays.stream(own).map(i -> i % width).min().orElseThrow();
        int right = (int) Arrays.stream(own).map(i -> i % width).max().orElseThrow() + 1;
        int bottom = (int) (own[own.length - 1] / width) + 1;
        for (int y = (int) (own[0] / width); y < bottom; y += side) {
          for (int x = left; x < right; x += side) {
            Tile tile = new Tile(g, x, y, Math.min(side, right - x), Math.min(side, bottom - y));
            addIfUsed(tiles, tile.withRanks(index, rank, width));
          }
        }
      }
    }
    return tiles;
  }

  private static void addIfUsed(List<Tile> tiles, Tile tile) {
    if (Arrays.stream(tile.ranks).anyMatch(rank -> rank >= 0)) {
      tiles.add(tile);
    }
  }

  /**
   * A rectangle.
   *
   * @param group that it is of, from 0
   * @param x first column
   * @param y first row
   * @param width columns
   * @param height rows
   * @param ranks position in {@link GroupTiles#pixels} of each pixel, row by row; -1 if not of the
   *     group
   */
  record Tile(int group, int x, int y, int width, int height, long... ranks) {
    private Tile withRanks(float[] index, int[] rank, int windowWidth) {
      long[] found = new long[width * height];
      for (int i = 0; i < found.length; i++) {
        int at = (y + i / width) * windowWidth + x + i % width;
        found[i] = (int) index[at] - 1 == group ? rank[at] : -1;
      }
      return new Tile(group, x, y, width, height, found);
    }
  }
}
