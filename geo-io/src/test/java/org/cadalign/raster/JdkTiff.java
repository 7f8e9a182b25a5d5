package org.cadalign.raster;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.ImageOutputStream;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;

/** TIFFs by the JDK's own writer: a second opinion that needs nothing installed. */
final class JdkTiff {
  private JdkTiff() {}

  /**
   * Writes the first three bands of a fixture, with its place in files beside it.
   *
   * @param compression as the JDK calls it, or {@code none}
   */
  static void write(
      Path file,
      TiffFixture fixture,
      int width,
      int height,
      String compression,
      ByteOrder order,
      boolean tiles)
      throws IOException, DataException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = fixture.at(0, x, y) << 16 | fixture.at(1, x, y) << 8 | fixture.at(2, x, y);
        image.setRGB(x, y, rgb);
      }
    }
    ImageWriter writer = writer().createWriterInstance();
    ImageWriteParam how = writer.getDefaultWriteParam();
    if (!compression.equals("none")) {
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionType(compression);
    }
    if (tiles) {
      how.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
      how.setTiling(64, 48, 0, 0);
    }
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      out.setByteOrder(order);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    String name = file.getFileName().toString().replaceFirst("[.].*", "");
    Files.writeString(
        file.resolveSibling(name + ".tfw"), "0.15\n0\n0\n-0.15\n300000.075\n1499999.925\n");
    String system = CrsCodes.decode("EPSG:32651").toWKT();
    Files.writeString(file.resolveSibling(name + ".prj"), system);
  }

  private static ImageWriterSpi writer() {
    Iterator<ImageWriterSpi> all =
        IIORegistry.getDefaultInstance().getServiceProviders(ImageWriterSpi.class, true);
    while (all.hasNext()) {
      ImageWriterSpi spi = all.next();
      if (spi.getClass().getName().startsWith("com.sun.imageio.plugins.tiff.")) {
        return spi;
      }
    }
    throw new AssertionError("the JDK has no writer of TIFFs");
  }
}
