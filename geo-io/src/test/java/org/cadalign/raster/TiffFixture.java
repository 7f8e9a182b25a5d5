package org.cadalign.raster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Writes a small TIFF of deflated tiles of 64 x 64, of any bands, at 0.15 m in UTM 51N. */
final class TiffFixture {
  static final int TILE = 64;

  private final int width;
  private final int height;
  private final int bands;
  private int bits = 8;
  private int photometric;
  private int extra = -1;
  private int sampleFormat = 1;
  private int compression = 8;
  private String nodata = "";
  private boolean placed = true;
  private Sample sample = (band, x, y) -> (x * 7 + y * 13 + band * 50) % 250 + 1;

  interface Sample {
    int at(int band, int x, int y);
  }

  TiffFixture(int width, int height, int bands) {
    this.width = width;
    this.height = height;
    this.bands = bands;
    this.photometric = bands < 3 ? 1 : 2;
  }

  TiffFixture bits(int value) {
    bits = value;
    return this;
  }

  TiffFixture photometric(int value) {
    photometric = value;
    return this;
  }

  /** Meaning of the last band: 2 alpha, 0 anything. */
  TiffFixture extra(int value) {
    extra = value;
    return this;
  }

  TiffFixture sampleFormat(int value) {
    sampleFormat = value;
    return this;
  }

  TiffFixture compression(int value) {
    compression = value;
    return this;
  }

  TiffFixture nodata(String value) {
    nodata = value;
    return this;
  }

  TiffFixture unplaced() {
    placed = false;
    return this;
  }

  TiffFixture paint(Sample value) {
    sample = value;
    return this;
  }

  int at(int band, int x, int y) {
    return sample.at(band, x, y);
  }

  Path write(Path file) throws IOException {
    int across = (width + TILE - 1) / TILE;
    int down = (height + TILE - 1) / TILE;
    long[] offsets = new long[across * down];
    long[] counts = new long[across * down];
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[8]);
    for (int i = 0; i < offsets.length; i++) {
      byte[] tile = deflated(tile(i % across * TILE, i / across * TILE));
      offsets[i] = out.size();
      counts[i] = tile.length;
      out.write(tile);
    }
    ByteBuffer tags = tags(offsets, counts).encode(out.size() + (out.size() & 1));
    byte[] bytes = Arrays.copyOf(out.toByteArray(), out.size() + (out.size() & 1) + tags.limit());
    ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    all.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(bytes.length - tags.limit());
    all.put(bytes.length - tags.limit(), tags.array());
    return Files.write(file, bytes);
  }

  private TiffTags tags(long[] offsets, long[] counts) {
    TiffTags tags = new TiffTags(false);
    tags.longs(256, width);
    tags.longs(257, height);
    int[] all = new int[bands];
    Arrays.fill(all, bits);
    tags.shorts(258, all);
    tags.shorts(259, compression);
    tags.shorts(262, photometric);
    tags.shorts(277, bands);
    tags.shorts(322, TILE);
    tags.shorts(323, TILE);
    tags.offsets(324, offsets);
    tags.offsets(325, counts);
    int colours = photometric == 2 ? 3 : photometric == 5 ? 4 : 1;
    if (bands > colours) {
      int[] extras = new int[bands - colours];
      extras[extras.length - 1] = Math.max(0, extra);
      tags.shorts(338, extras);
    }
    Arrays.fill(all, sampleFormat);
    tags.shorts(339, all);
    if (placed) {
      tags.doubles(33550, 0.15, 0.15, 0);
      tags.doubles(33922, 0, 0, 0, 300000, 1500000, 0);
      tags.shorts(34735, 1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 32651);
    }
    if (!nodata.isEmpty()) {
      tags.text(42113, nodata);
    }
    return tags;
  }

  private byte[] tile(int left, int top) {
    ByteBuffer tile =
        ByteBuffer.allocate(TILE * TILE * bands * Math.max(1, bits / 8))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < TILE * TILE; i++) {
      for (int band = 0; band < bands; band++) {
        int value = sample.at(band, left + i % TILE, top + i / TILE);
        if (bits == 8) {
          tile.put((byte) value);
        } else if (bits == 16) {
          tile.putShort((short) value);
        } else {
          tile.putFloat(value);
        }
      }
    }
    return tile.array();
  }

  static byte[] deflated(byte[] data) {
    Deflater deflater = new Deflater(6);
    deflater.setInput(data);
    deflater.finish();
    byte[] packed = new byte[data.length + 100];
    int length = deflater.deflate(packed);
    deflater.end();
    return Arrays.copyOf(packed, length);
  }
}
