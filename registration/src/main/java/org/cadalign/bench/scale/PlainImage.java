package org.cadalign.bench.scale;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import org.cadalign.bench.scale.Plain.House;

/** Writes the photograph of a plain as a tiled, deflated GeoTIFF, a tile at a time. */
final class PlainImage {
  private static final int TILE = 256;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int DOUBLE = 12;

  /** EPSG:32645, as its projected key. */
  private static final int[] GEO_KEYS = {
    1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 32645
  };

  private final Plain plain;
  private final int tiles;
  private final List<List<House>> houses = new ArrayList<>();

  private PlainImage(Plain plain) {
    this.plain = plain;
    this.tiles = (plain.side() + TILE - 1) / TILE;
    for (int i = 0; i < tiles * tiles; i++) {
      houses.add(new ArrayList<>());
    }
    for (House house : plain.houses()) {
      for (int y = (int) house.top() / TILE; y * TILE < house.top() + house.height(); y++) {
        for (int x = (int) house.left() / TILE; x * TILE < house.left() + house.width(); x++) {
          houses.get(y * tiles + x).add(house);
        }
      }
    }
  }

  static void write(Plain plain, Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      new PlainImage(plain).write(channel);
    }
  }

  private void write(FileChannel channel) throws IOException {
    int n = tiles * tiles;
    int[] offsets = new int[n];
    int[] counts = new int[n];
    channel.position(8);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    byte[] packed = new byte[TILE * TILE * 3 + 4096];
    for (int i = 0; i < n; i++) {
      deflater.reset();
      deflater.setInput(tile(i));
      deflater.finish();
      counts[i] = deflater.deflate(packed);
      offsets[i] = Math.toIntExact(channel.position());
      channel.write(ByteBuffer.wrap(packed, 0, counts[i]));
    }
    deflater.end();
    long directory = channel.position() + (channel.position() & 1);
    channel.position(directory);
    channel.write(directory(Math.toIntExact(directory), offsets, counts));
    ByteBuffer header = bytes(8).put((byte) 'I').put((byte) 'I').putShort((short) 42);
    channel.write(header.putInt(Math.toIntExact(directory)).flip(), 0);
  }

  private byte[] tile(int number) {
    byte[] samples = new byte[TILE * TILE * 3];
    int x0 = number % tiles * TILE;
    int y0 = number / tiles * TILE;
    for (int i = 0; i < TILE * TILE; i++) {
      int x = x0 + i % TILE;
      int y = y0 + i / TILE;
      double value = Plain.ground(x, y);
      for (House house : houses.get(number)) {
        value += house.share(x, y) * (house.tone() - value);
      }
      samples[3 * i] = (byte) value;
      samples[3 * i + 1] = (byte) (0.95 * value);
      samples[3 * i + 2] = (byte) (0.85 * value);
    }
    return samples;
  }

  private ByteBuffer directory(int at, int[] offsets, int[] counts) {
    List<Tag> tags = new ArrayList<>();
    int side = plain.side();
    tags.add(new Tag(256, LONG, side));
    tags.add(new Tag(257, LONG, side));
    tags.add(new Tag(258, SHORT, 8, 8, 8));
    tags.add(new Tag(259, SHORT, 8));
    tags.add(new Tag(262, SHORT, 2));
    tags.add(new Tag(277, SHORT, 3));
    tags.add(new Tag(284, SHORT, 1));
    tags.add(new Tag(322, LONG, TILE));
    tags.add(new Tag(323, LONG, TILE));
    tags.add(new Tag(324, LONG, doubles(offsets)));
    tags.add(new Tag(325, LONG, doubles(counts)));
    tags.add(new Tag(33550, DOUBLE, PlainLayer.PIXEL, PlainLayer.PIXEL, 0));
    tags.add(new Tag(33922, DOUBLE, 0, 0, 0, PlainLayer.WEST, PlainLayer.NORTH, 0));
    tags.add(new Tag(34735, SHORT, doubles(GEO_KEYS)));
    int head = 2 + 12 * tags.size() + 4;
    int body = tags.stream().mapToInt(tag -> tag.size() + (tag.size() & 1)).sum();
    ByteBuffer all = bytes(head + body).putShort((short) tags.size());
    int free = head;
    for (Tag tag : tags) {
      all.putShort((short) tag.number).putShort((short) tag.type).putInt(tag.values.length);
      int entry = all.position();
      boolean inside = tag.size() <= 4;
      all.position(inside ? entry : free);
      tag.put(all);
      if (!inside) {
        all.putInt(entry, at + free);
        free += tag.size() + (tag.size() & 1);
      }
      all.position(entry + 4);
    }
    return all.position(0);
  }

  private static ByteBuffer bytes(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static double[] doubles(int[] values) {
    return java.util.Arrays.stream(values).asDoubleStream().toArray();
  }

  private record Tag(int number, int type, double... values) {
    int size() {
      return values.length * (type == SHORT ? 2 : type == LONG ? 4 : 8);
    }

    void put(ByteBuffer to) {
      for (double value : values) {
        switch (type) {
          case SHORT -> to.putShort((short) value);
          case LONG -> to.putInt((int) value);
          default -> to.putDouble(value);
        }
      }
    }
  }
}
