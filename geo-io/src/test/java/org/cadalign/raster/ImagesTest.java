package org.cadalign.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.Budget;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagesTest {
  private static final ImageOptions DEFAULTS = ImageOptions.defaults();

  @TempDir Path folder;

  @Test
  void readsTheSamplesOfAnyWindow() throws Exception {
    TiffFixture fixture = new TiffFixture(150, 100, 3);
    try (ImageSource image = open(fixture)) {
      for (Window w : List.of(new Window(0, 0, 150, 100), new Window(61, 63, 5, 2))) {
        Pixels pixels = image.read(w);
        for (int i = 0; i < w.area(); i++) {
          int expected = fixture.at(2, w.x() + i % w.width(), w.y() + i / w.width());
          assertThat(pixels.bands()[2][i] & 0xff).isEqualTo(expected);
        }
        assertThat(pixels.valid()).containsOnly(1);
      }
      assertThat(image.notices()).isEmpty();
      assertThat(CrsCodes.name(image.georeference().crs())).isEqualTo("EPSG:32651");
    }
  }

  @Test
  void outsideOfTheImageIsNotValid() throws Exception {
    try (ImageSource image = open(new TiffFixture(70, 70, 3))) {
      assertThat(image.read(new Window(-10, -10, 10, 10)).valid()).containsOnly(0);
      assertThat(image.read(new Window(69, 69, 2, 2)).valid()).containsExactly(1, 0, 0, 0);
      assertThat(image.read(new Window(500, 0, 3, 3)).valid()).containsOnly(0);
    }
  }

  @ParameterizedTest(name = "{0} bands, the last {1}")
  @CsvSource({"1, -1, 1", "2, 2, 1", "3, -1, 0", "4, 2, 0"})
  void opensGrayAndColourWithAndWithoutAlpha(int bands, int extra, int notices) throws Exception {
    try (ImageSource image = open(new TiffFixture(70, 70, bands).extra(extra))) {
      assertThat(image.notices()).hasSize(notices);
      assertThat(image.read(new Window(0, 0, 70, 70)).valid()).containsOnly(1);
    }
  }

  @ParameterizedTest(name = "{4}")
  @CsvSource({
    "4, 8, 2, 1, it has 4 bands, 8",
    "13, 8, 2, 1, it has 13 bands, 8",
    "1, 8, 3, 1, palette, 8",
    "4, 8, 5, 1, CMYK, 8",
    "3, 32, 2, 3, floating point, 8",
    "3, 16, 2, 2, signed, 8",
    "3, 8, 2, 1, LERC, 34887",
    "3, 8, 2, 1, WEBP, 50001",
  })
  void refusesOtherKindsInWords(
      int bands, int bits, int photometric, int format, String reason, int compression) {
    refused(
        new TiffFixture(70, 70, bands)
            .bits(bits)
            .photometric(photometric)
            .sampleFormat(format)
            .compression(compression),
        DEFAULTS,
        reason);
  }

  @Test
  void takesTheBandsThatAreNamed() throws Exception {
    TiffFixture fixture = new TiffFixture(70, 70, 8);
    Path file = fixture.write(folder.resolve("x.tif"));
    try (ImageSource image = Images.open(file, DEFAULTS.withBands(List.of(5, 3, 2)))) {
      Pixels one = image.read(new Window(9, 4, 1, 1));
      assertThat(one.bands()[0][0] & 0xff).isEqualTo(fixture.at(4, 9, 4));
      assertThat(one.bands()[2][0] & 0xff).isEqualTo(fixture.at(1, 9, 4));
    }
    refused(fixture, DEFAULTS.withBands(List.of(9)), "--bands names band 9, it has 8");
  }

  @Test
  void sixteenBitsAreStretchedByTheWholeImage() throws Exception {
    TiffFixture fixture =
        new TiffFixture(100, 100, 3).bits(16).paint((b, x, y) -> 1000 + 100 * y + x);
    try (ImageSource image = open(fixture)) {
      Pixels whole = image.read(new Window(0, 0, 100, 100));
      assertThat(image.notices()).singleElement().asString().contains("1199-10");
      assertThat(whole.bands()[0][0] & 0xff).isZero();
      assertThat(whole.bands()[0][9999] & 0xff).isEqualTo(255);
      assertThat(image.read(new Window(50, 50, 1, 1)).bands()[1][0])
          .isEqualTo(whole.bands()[1][5050]);
    }
  }

  @Test
  void alphaAndNodataAreNotValidAndBlack() throws Exception {
    TiffFixture alpha =
        new TiffFixture(70, 70, 4).extra(2).paint((b, x, y) -> b == 3 && x < 9 ? 0 : 77);
    TiffFixture nodata =
        new TiffFixture(70, 70, 3).nodata("7").paint((b, x, y) -> x < 9 || b > x ? 7 : 77);
    for (TiffFixture fixture : List.of(alpha, nodata)) {
      try (ImageSource image = open(fixture)) {
        Pixels read = image.read(new Window(8, 40, 2, 1));
        assertThat(read.valid()).containsExactly(0, 1);
        assertThat(read.bands()[1]).containsExactly(0, 77);
      }
    }
    try (ImageSource image =
        Images.open(nodata.write(folder.resolve("x.tif")), DEFAULTS.withNodata(77))) {
      assertThat(image.read(new Window(8, 40, 2, 1)).valid()).containsExactly(1, 0);
    }
  }

  /** Of two rows of two tiles the first is broken; the whole image has two such columns. */
  @Test
  void aDamagedBlockIsNotValidAndAllOthersAreAsTheyWere() throws Exception {
    Path file = new TiffFixture(600, 300, 3).tiles(256, 256).write(folder.resolve("x.tif"));
    Window whole = new Window(0, 0, 600, 300);
    Pixels before;
    try (ImageSource image = Images.open(file, DEFAULTS.withNodata(300))) {
      before = image.read(whole);
      assertThat(image.damage()).isEmpty();
    }
    damage(file);
    for (ImageOptions options : List.of(DEFAULTS, DEFAULTS.withNodata(300))) {
      try (ImageSource image = Images.open(file, options)) {
        Pixels read = image.read(whole);
        for (int i = 0; i < 600 * 300; i++) {
          boolean damaged = i % 600 < 256 && i / 600 < 256;
          assertThat(read.valid()[i]).isEqualTo((byte) (damaged ? 0 : 1));
          assertThat(read.bands()[1][i]).isEqualTo(damaged ? 0 : before.bands()[1][i]);
        }
        Damage damage = image.damage().orElseThrow();
        assertThat(damage.whole()).isFalse();
        assertThat(damage.notice())
            .startsWith(
                "1 block of it cannot be decoded and counts as nodata, the first at column 0")
            .contains("x.tif: ", "cannot be decoded (");
        assertThat(image.read(new Window(250, 250, 12, 12)).valid()[0]).isZero();
        assertThat(image.read(new Window(256, 250, 12, 12)).valid()[0]).isEqualTo((byte) 1);
      }
    }
  }

  @Test
  void ofAnImageThatIsDamagedAllOverNothingIsValid() throws Exception {
    Path file = new TiffFixture(200, 64, 3).write(folder.resolve("x.tif"));
    damage(file);
    try (ImageSource image = Images.open(file, DEFAULTS.withNodata(300))) {
      assertThat(image.read(new Window(0, 0, 9, 9)).valid()).containsOnly(0);
      assertThat(image.damage().orElseThrow().whole()).isTrue();
      assertThat(image.damage().orElseThrow().fault())
          .hasMessageContaining("x.tif")
          .hasMessageContaining("cannot be decoded");
    }
  }

  private static void damage(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(8);
      bytes.write(new byte[40]);
    }
  }

  @Test
  void aBombIsDecodedNoFurtherThanItsTile() throws Exception {
    Path file = folder.resolve("x.tif");
    byte[] bomb = TiffFixture.deflated(new byte[50 << 20]);
    TiffTags tags = new TiffTags(false);
    tags.longs(256, 64);
    tags.longs(257, 64);
    tags.shorts(258, 8);
    tags.shorts(259, 8);
    tags.shorts(262, 1);
    tags.offsets(273, new long[] {8});
    tags.longs(278, 64);
    tags.offsets(279, new long[] {bomb.length});
    int directory = 8 + bomb.length + (bomb.length & 1);
    var all = java.nio.ByteBuffer.allocate(directory + 200).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    all.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(directory).put(bomb);
    Files.write(file, all.put(directory, tags.encode(directory).array()).array());
    Files.writeString(folder.resolve("x.tfw"), "1\n0\n0\n-1\n300000\n1500000\n");
    ImageOptions options = DEFAULTS.withCrs(CrsCodes.decode("EPSG:32651"));
    try (ImageSource image = Images.open(file, options)) {
      assertThat(image.read(new Window(0, 0, 64, 64)).bands()[0]).hasSize(64 * 64);
    } catch (DataException e) {
      assertThat(e).hasMessageContaining("x.tif");
    }
  }

  @Test
  void aWorldFilePlacesTheCentreOfTheFirstPixel() throws Exception {
    Path file = new TiffFixture(70, 70, 3).unplaced().write(folder.resolve("x.tif"));
    Files.writeString(folder.resolve("x.tfw"), "0.5\n0\n0\n-0.5\n1000.25\n1999.75\n");
    refusedFile(file, "neither it nor a .prj beside it names a coordinate system");
    Files.writeString(folder.resolve("x.prj"), CrsCodes.decode("EPSG:32651").toWKT());
    try (ImageSource image = Images.open(file, DEFAULTS)) {
      assertThat(image.georeference().pixelToMap())
          .isEqualTo(new java.awt.geom.AffineTransform(0.5, 0, 0, -0.5, 1000, 2000));
    }
  }

  /** The last two fill the longest file of notes that is read, 1 MiB. */
  @ParameterizedTest
  @CsvSource({
    "<SRS mapping='1'>%s</SRS>, 1, ''",
    "<PAMDataset><SRS>%s</SRS><SRS>x</SRS>, 1, ''",
    "<SRS>x</SRS>, 1, its WKT is not understood: x",
    "<SRS, 260000, neither it nor a .prj beside it",
    "<SRS>, 200000, neither it nor a .prj beside it",
  })
  void notesOfGdalBesideItNameItsSystem(String text, int times, String reason) throws Exception {
    Path file = new TiffFixture(70, 70, 3).unplaced().write(folder.resolve("x.tif"));
    Files.writeString(folder.resolve("x.tfw"), "0.5\n0\n0\n-0.5\n1000.25\n1999.75\n");
    String wkt = CrsCodes.decode("EPSG:32651").toWKT().replace("\"", "&quot;");
    Files.writeString(folder.resolve("x.tif.aux.xml"), text.replace("%s", wkt).repeat(times));
    if (reason.isEmpty()) {
      try (ImageSource image = Images.open(file, DEFAULTS)) {
        assertThat(CrsCodes.name(image.georeference().crs())).isEqualTo("EPSG:32651");
      }
    } else {
      refusedFile(file, reason);
    }
  }

  @ParameterizedTest
  @CsvSource({"png, 0", "jpg, 12"})
  void pngAndJpegAreKnownByTheirContent(String format, int tolerance) throws Exception {
    Path file = folder.resolve("x.dat");
    ImageIO.write(gradient(700, 600), format, file.toFile());
    refusedFile(file, "does not say where it lies");
    Files.writeString(folder.resolve("x.dtw"), "0.5\n0\n0\n-0.5\n300000\n1500000\n");
    ImageOptions options = DEFAULTS.withCrs(CrsCodes.decode("EPSG:32651"));
    refused(file, options.withBudget(Budget.defaults().withMaxTempBytes(1000)), "raise --max-temp");
    try (ImageSource image = Images.open(file, options)) {
      Pixels read = image.read(new Window(250, 300, 20, 2));
      assertThat(read.bands()[0][6] & 0xff).isCloseTo(256 / 4, near(tolerance));
      assertThat(read.bands()[1][20] & 0xff).isCloseTo(301 / 4, near(tolerance));
    }
    try (var left = Files.list(folder)) {
      assertThat(left.filter(p -> p.toString().endsWith(".tiles"))).isEmpty();
    }
  }

  @Test
  void webTilesAreOneImage() throws Exception {
    ImageIO.write(gradient(256, 256), "png", folder.resolve("T-5-9-4.png").toFile());
    ImageIO.write(gradient(256, 256), "jpg", folder.resolve("T-6-10-4.png").toFile());
    ImageIO.write(gradient(256, 256), "png", folder.resolve("T-3-3-3.png").toFile());
    try (ImageSource image = Images.open(folder, DEFAULTS)) {
      assertThat(List.of(image.width(), image.height())).containsExactly(512, 512);
      assertThat(image.notices().get(0)).contains("2 tiles of zoom 4", "1 of other zooms");
      assertThat(image.read(new Window(255, 255, 2, 2)).valid()).containsExactly(1, 0, 0, 1);
      assertThat(image.georeference().pixelToMap().getTranslateX())
          .isEqualTo(5 * 2 * SlippyTile.HALF_WORLD / 16 - SlippyTile.HALF_WORLD);
    }
  }

  /** As {@code gdalbuildvrt} writes it. */
  private static final String VRT =
      """
      <VRTDataset rasterXSize="100" rasterYSize="80">
        <SRS dataAxisToSRSAxisMapping="1,2">EPSG:32651</SRS>
        <GeoTransform> 3.0e+05, 1.5e-01, 0.0e+00, 1.5e+06, 0.0e+00, -1.5e-01</GeoTransform>
        %s
      </VRTDataset>
      """;

  private static final String VRT_BAND =
      """
      <VRTRasterBand dataType="Byte" band="%1$d">
        <ColorInterp>%2$s</ColorInterp>
        <SimpleSource>
          <SourceFilename relativeToVRT="1">a.tif</SourceFilename>
          <SourceBand>%1$d</SourceBand>
          <SourceProperties RasterXSize="20" RasterYSize="80" DataType="Byte" BlockXSize="64"/>
          <SrcRect xOff="0" yOff="0" xSize="20" ySize="80"/>
          <DstRect xOff="0" yOff="0" xSize="20" ySize="80"/>
        </SimpleSource>
        <SimpleSource>
          <SourceFilename relativeToVRT="1">two.tif</SourceFilename>
          <SourceBand>%1$d</SourceBand>
          <SrcRect xOff="0" yOff="0" xSize="70" ySize="80"/>
          <DstRect xOff="30" yOff="0" xSize="70" ySize="80"/>
        </SimpleSource>
      </VRTRasterBand>
      """;

  @Test
  void aVrtIsOneImage() throws Exception {
    TiffFixture whole = new TiffFixture(100, 80, 3);
    new TiffFixture(20, 80, 3).write(folder.resolve("a.tif"));
    new TiffFixture(70, 80, 3)
        .paint((band, x, y) -> whole.at(band, x + 30, y))
        .write(folder.resolve("two.tif"));
    String bands =
        VRT_BAND.formatted(1, "Red")
            + VRT_BAND.formatted(2, "Green")
            + VRT_BAND.formatted(3, "Blue");
    Path vrt = Files.writeString(folder.resolve("m.vrt"), VRT.formatted(bands));
    assertMosaic(vrt, whole.write(folder.resolve("one.tif")));
    Files.writeString(vrt, Files.readString(vrt).replace("a.tif", "../../a.tif"));
    refusedFile(vrt, "lies outside of its folder");
  }

  @Test
  void aVrtOfGdalIsOneImage() throws Exception {
    Path one = new TiffFixture(100, 80, 3).write(folder.resolve("one.tif"));
    Path two = folder.resolve("two.tif");
    Gdal.run("gdal_translate", "-q", "-srcwin", "30", "0", "70", "80", one, two);
    Gdal.run("gdal_translate", "-q", "-srcwin", "0", "0", "20", "80", one, folder.resolve("a.tif"));
    Path vrt = folder.resolve("m.vrt");
    Gdal.run("gdalbuildvrt", "-q", vrt, folder.resolve("a.tif"), two);
    assertMosaic(vrt, one);
  }

  /** Columns 20 to 29 are covered by no tile. */
  private static void assertMosaic(Path vrt, Path one) throws DataException {
    try (ImageSource image = Images.open(vrt, DEFAULTS);
        ImageSource whole = Images.open(one, DEFAULTS)) {
      Window right = new Window(30, 3, 70, 70);
      assertThat(image.read(right).bands()).isDeepEqualTo(whole.read(right).bands());
      assertThat(image.read(new Window(19, 0, 12, 1)).valid())
          .containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
      assertThat(image.georeference().pixelToMap()).isEqualTo(whole.georeference().pixelToMap());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "<VRTDataset rasterXSize='5' rasterYSize='5' subClass='VRTWarpedDataset'/>, plain VRTDataset",
    "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><VRTDataset rasterXSize='5'"
        + " rasterYSize='5'><SRS>&e;</SRS></VRTDataset>, x.dat",
    "<VRTDataset rasterXSize='5' rasterYSize='5'><PixelFunction/></VRTDataset>, PixelFunction",
    "<VRTDataset rasterXSize='5'/>, x.dat",
    "hello, no image that is known",
    "II*, no image",
  })
  void otherTextsAreRefused(String text, String reason) throws IOException {
    refusedFile(Files.writeString(folder.resolve("x.dat"), text), reason);
  }

  @Test
  void anyDamageIsAFaultOfData() throws Exception {
    byte[] sound = Files.readAllBytes(new TiffFixture(70, 70, 3).write(folder.resolve("x.tif")));
    Random random = new Random(20260101);
    Path file = folder.resolve("y.tif");
    for (int i = 0; i < 300; i++) {
      byte[] bytes = sound.clone();
      for (int k = 0; k < 1 + i % 4; k++) {
        int tail = random.nextInt(4) > 0 ? Math.min(420, bytes.length) : bytes.length;
        bytes[bytes.length - 1 - random.nextInt(tail)] = (byte) random.nextInt(256);
      }
      Files.write(file, bytes);
      try (ImageSource image = Images.open(file, DEFAULTS)) {
        image.read(new Window(0, 0, Math.min(99, image.width()), Math.min(99, image.height())));
      } catch (DataException e) {
        assertThat(e.getMessage()).doesNotContain("\n").isNotBlank();
      }
    }
  }

  @Test
  void readingFromManyThreadsGivesTheSame() throws Exception {
    try (ImageSource image = open(new TiffFixture(300, 300, 3))) {
      byte[][] expected = image.read(new Window(40, 50, 200, 200)).bands();
      IntStream.range(0, 40)
          .parallel()
          .forEach(
              i -> {
                try {
                  assertThat(image.read(new Window(40, 50, 200, 200)).bands())
                      .isDeepEqualTo(expected);
                } catch (DataException e) {
                  throw new AssertionError(e);
                }
              });
    }
  }

  private static org.assertj.core.data.Offset<Integer> near(int tolerance) {
    return org.assertj.core.data.Offset.offset(tolerance);
  }

  private static BufferedImage gradient(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, new Color(x / 4 % 256, y / 4 % 256, 90).getRGB());
      }
    }
    return image;
  }

  private ImageSource open(TiffFixture fixture) throws IOException, DataException {
    return Images.open(fixture.write(folder.resolve("x.tif")), DEFAULTS);
  }

  private void refused(TiffFixture fixture, ImageOptions options, String reason) {
    try {
      refused(fixture.write(folder.resolve("x.tif")), options, reason);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void refusedFile(Path file, String reason) {
    refused(file, DEFAULTS, reason);
  }

  private static void refused(Path file, ImageOptions options, String reason) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Images.open(file, options).close())
        .withMessageContaining(reason)
        .withMessageContaining(file.getFileName().toString());
  }
}
