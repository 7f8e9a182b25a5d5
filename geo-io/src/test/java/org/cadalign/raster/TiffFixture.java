package org.cadalign.raster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * Writes a small TIFF of deflated tiles of 64 x 64, of any bands, at 0.15 m in UTM 51N; or of other
 * blocks.
 */
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
  private int blockWidth = TILE;
  private int blockHeight = TILE;
  private boolean strips;
  private boolean apart;
  private boolean big;
  private boolean predicted;
  private Block absent = (x, y) -> false;
  private String nodata = "";
  private boolean placed = true;
  private Sample sample = (band, x, y) -> (x * 7 + y * 13 + band * 50) % 250 + 1;

  interface Sample {
    int at(int band, int x, int y);
  }

  /** Whether the block whose first pixel this is is left out of the file. */
  interface Block {
    boolean at(int x, int y);
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

  TiffFixture tiles(int across, int down) {
    blockWidth = across;
    blockHeight = down;
    return this;
  }

  TiffFixture strips(int rows) {
    strips = true;
    return tiles(width, rows);
  }

  /** Bands one after the other, not pixel by pixel. */
  TiffFixture apart() {
    apart = true;
    return this;
  }

  TiffFixture big() {
    big = true;
    return this;
  }

  /** Each sample as its difference from the pixel to the left. */
  TiffFixture predicted() {
    predicted = true;
    return this;
  }

  TiffFixture absent(Block value) {
    absent = value;
    return this;
  }

  int at(int band, int x, int y) {
    return sample.at(band, x, y);
  }

  Path write(Path file) throws IOException {
    int across = (width + blockWidth - 1) / blockWidth;
    int perBand = across * ((height + blockHeight - 1) / blockHeight);
    long[] offsets = new long[apart ? bands * perBand : perBand];
    long[] counts = new long[offsets.length];
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[16]);
    for (int i = 0; i < offsets.length; i++) {
      int left = i % perBand % across * blockWidth;
      int top = i % perBand / across * blockHeight;
      if (!absent.at(left, top)) {
        byte[] block = block(left, top, apart ? i / perBand : -1);
        byte[] stored = compression == 1 ? block : deflated(block);
        offsets[i] = out.size();
        counts[i] = stored.length;
        out.write(stored);
      }
    }
    int directory = out.size() + (out.size() & 1);
    byte[] tags = tags(offsets, counts).encode(directory).array();
    ByteBuffer all = ByteBuffer.allocate(directory + tags.length).order(ByteOrder.LITTLE_ENDIAN);
    all.put(out.toByteArray()).put(directory, tags).rewind();
    all.put((byte) 'I').put((byte) 'I');
    if (big) {
      all.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(directory);
    } else {
      all.putShort((short) 42).putInt(directory);
    }
    return Files.write(file, all.array());
  }

  private TiffTags tags(long[] offsets, long[] counts) {
    TiffTags tags = new TiffTags(big);
    tags.longs(256, width);
    tags.longs(257, height);
    int[] all = new int[bands];
    Arrays.fill(all, bits);
    tags.shorts(258, all);
    tags.shorts(259, compression);
    tags.shorts(262, photometric);
    tags.shorts(277, bands);
    tags.shorts(284, apart ? 2 : 1);
    if (predicted) {
      tags.shorts(317, 2);
    }
    if (strips) {
      tags.longs(278, blockHeight);
    } else {
      tags.shorts(322, blockWidth);
      tags.shorts(323, blockHeight);
    }
    tags.offsets(strips ? 273 : 324, offsets);
    tags.offsets(strips ? 279 : 325, counts);
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

  /**
   * @param only the band that stands alone, or -1 for all of them pixel by pixel
   */
  private byte[] block(int left, int top, int only) {
    int rows = strips ? Math.min(blockHeight, height - top) : blockHeight;
    int first = Math.max(0, only);
    int end = only < 0 ? bands : only + 1;
    ByteBuffer block =
        ByteBuffer.allocate(blockWidth * rows * (end - first) * Math.max(1, bits / 8))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < blockWidth * rows; i++) {
      int x = i % blockWidth;
      int y = top + i / blockWidth;
      for (int band = first; band < end; band++) {
        int before = predicted && x > 0 ? sample.at(band, left + x - 1, y) : 0;
        put(block, sample.at(band, left + x, y) - before);
      }
    }
    return block.array();
  }

  private void put(ByteBuffer block, int value) {
    if (bits == 8) {
      block.put((byte) value);
    } else if (bits == 16) {
      block.putShort((short) value);
    } else {
      block.putFloat(value);
    }
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
