package org.cadalign.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.geom.AffineTransform;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.Budget;
import org.cadalign.gate.DataException;
import org.cadalign.gate.TiffDirectory;
import org.cadalign.gate.TiffScan;
import org.cadalign.raster.FieldLayout;
import org.cadalign.raster.Georeference;
import org.cadalign.raster.GroundResolution;
import org.cadalign.raster.ImageOptions;
import org.cadalign.raster.ImageSource;
import org.cadalign.raster.Pixels;
import org.cadalign.raster.Window;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.scene.FieldFile;
import org.cadalign.scene.SceneImage;

/** What there is to say of images and fields. */
final class ImageFacts {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final long CHEAP_PIXELS = 25_000_000;
  private static final int BLOCK = 1024;
  private static final int FLOATING_POINT = 3;

  private ImageFacts() {}

  /**
   * Facts of a TIFF: a field if it says so, else an image.
   *
   * @throws DataException if it is neither
   */
  static Facts ofTiff(Path file, ImageOptions options) throws DataException {
    TiffDirectory directory = TiffScan.read(file, Budget.defaults()).get(0);
    boolean field = directory.metadata().filter(xml -> xml.contains("DISPLACEMENT")).isPresent();
    if (field && directory.sampleFormat() == FLOATING_POINT) {
      return ofField(file);
    }
    ObjectNode samples = JSON.objectNode();
    samples.put("bands", directory.bands()).put("bits_per_sample", directory.bits());
    return ofImage(file, options, Optional.of(samples));
  }

  /** Facts of any image that can be aligned to. */
  static Facts ofImage(Path file, ImageOptions options) throws DataException {
    return ofImage(file, options, Optional.empty());
  }

  private static Facts ofImage(Path file, ImageOptions options, Optional<ObjectNode> samples)
      throws DataException {
    try (SceneImage image = SceneImage.open(file, options)) {
      ImageSource source = image.source();
      ObjectNode facts = JSON.objectNode().put("file", file.toString()).put("kind", "image");
      facts.put("width_px", source.width()).put("height_px", source.height());
      samples.ifPresent(facts::setAll);
      putPlace(facts, source.georeference(), source.width(), source.height());
      WorkingGrid.Size grid = image.grid().size(1);
      facts.put("working_grid_metres", WorkingGrid.METRES);
      facts.put("working_grid_width_px", grid.width()).put("working_grid_height_px", grid.height());
      if ((long) source.width() * source.height() <= CHEAP_PIXELS) {
        facts.put("valid_share", Words.rounded(validShare(source)));
      }
      ArrayNode notices = facts.putArray("notices");
      source.notices().forEach(notices::add);
      image.damage().ifPresent(damage -> notices.add(damage.notice()));
      return new Facts(facts);
    }
  }

  private static Facts ofField(Path file) throws DataException {
    try (FieldFile field = FieldFile.open(file)) {
      FieldLayout layout = field.layout();
      ObjectNode facts = JSON.objectNode().put("file", file.toString());
      facts.put("kind", "displacement field");
      facts.put("width_px", layout.width()).put("height_px", layout.height());
      ArrayNode bands = facts.putArray("bands");
      layout
          .bands()
          .forEach(b -> bands.add(b.unit().isEmpty() ? b.name() : b.name() + ":" + b.unit()));
      layout
          .metadata()
          .forEach(note -> facts.put(note.name().toLowerCase(Locale.ROOT), note.text()));
      putPlace(facts, layout.georeference(), layout.width(), layout.height());
      return new Facts(facts);
    }
  }

  private static void putPlace(ObjectNode facts, Georeference place, int width, int height)
      throws DataException {
    AffineTransform toMap = place.pixelToMap();
    double[] corners = {0, 0, width, 0, width, height, 0, height};
    toMap.transform(corners, 0, corners, 0, 4);
    facts.put("crs", CrsCodes.name(place.crs()));
    ArrayNode bounds = facts.putArray("bounds");
    bounds.add(least(corners, 0)).add(least(corners, 1));
    bounds.add(-least(negated(corners), 0)).add(-least(negated(corners), 1));
    ArrayNode pixel = facts.putArray("pixel_size_map_units");
    pixel.add(Math.hypot(toMap.getScaleX(), toMap.getShearY()));
    pixel.add(Math.hypot(toMap.getShearX(), toMap.getScaleY()));
    GroundResolution ground = GroundResolution.at(place, width / 2.0, height / 2.0);
    ArrayNode metres = facts.putArray("ground_resolution_metres");
    metres.add(Words.rounded(ground.metresPerPixelX()));
    metres.add(Words.rounded(ground.metresPerPixelY()));
  }

  private static double least(double[] corners, int axis) {
    double least = corners[axis];
    for (int i = axis; i < corners.length; i += 2) {
      least = Math.min(least, corners[i]);
    }
    return least;
  }

  private static double[] negated(double[] values) {
    return Arrays.stream(values).map(v -> -v).toArray();
  }

  private static double validShare(ImageSource image) throws DataException {
    long valid = 0;
    for (int y = 0; y < image.height(); y += BLOCK) {
      for (int x = 0; x < image.width(); x += BLOCK) {
        int width = Math.min(BLOCK, image.width() - x);
        Pixels pixels = image.read(new Window(x, y, width, Math.min(BLOCK, image.height() - y)));
        for (byte v : pixels.valid()) {
          valid += v;
        }
      }
    }
    return valid / ((double) image.width() * image.height());
  }
}
