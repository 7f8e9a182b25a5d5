package org.cadalign.raster;

import java.awt.geom.AffineTransform;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;

/** Opens a VRT as a {@link Mosaic}: every band from the same files at the same places, unscaled. */
final class VrtMosaic {
  private final Path file;
  private final Vrt vrt;
  private final ImageOptions options;

  private VrtMosaic(Path file, Vrt vrt, ImageOptions options) {
    this.file = file;
    this.vrt = vrt;
    this.options = options;
  }

  static RawImage open(Path file, ImageOptions options) throws DataException {
    return new VrtMosaic(file, VrtParser.read(file), options).open();
  }

  /** The files that it is made of, each once. */
  static Set<Path> sources(Path file) throws DataException {
    Set<Path> sources = new LinkedHashSet<>();
    for (List<Vrt.Source> band : VrtParser.read(file).bands()) {
      for (Vrt.Source source : band) {
        sources.add(beside(file, source));
      }
    }
    return sources;
  }

  private RawImage open() throws DataException {
    options.budget().checkSize(file, vrt.width(), vrt.height());
    checkBands();
    List<Mosaic.Part> parts = new ArrayList<>();
    int bits = 8;
    boolean masked = false;
    for (Vrt.Source source : vrt.bands().get(0)) {
      Path part = beside(file, source);
      try (RawImage raw = Images.openSource(part, options)) {
        RawImage.Shape s = raw.shape();
        bits = parts.isEmpty() ? s.bits() : bits;
        masked |= s.masked();
        if (s.bits() != bits || s.bands() != vrt.bands().size()) {
          throw VrtParser.refused(file, part.getFileName() + " differs from it in bands or bits");
        }
        parts.add(part(parts.size(), source, part, s));
      }
    }
    return new Mosaic(file.toString(), shape(bits, masked), georeference(), parts);
  }

  private RawImage.Shape shape(int bits, boolean masked) throws DataException {
    OptionalInt alpha = vrt.alpha() < 0 ? OptionalInt.empty() : OptionalInt.of(vrt.alpha());
    try {
      OptionalDouble nodata =
          vrt.nodata().isEmpty()
              ? OptionalDouble.empty()
              : OptionalDouble.of(Double.parseDouble(vrt.nodata()));
      return new RawImage.Shape(
          vrt.width(), vrt.height(), vrt.bands().size(), bits, alpha, masked, nodata);
    } catch (NumberFormatException e) {
      throw VrtParser.refused(file, "its nodata value is " + vrt.nodata());
    }
  }

  private Mosaic.Part part(int order, Vrt.Source source, Path path, RawImage.Shape shape)
      throws DataException {
    int[] from = whole(source.from());
    int[] to = whole(source.to());
    boolean scaled = from[2] != to[2] || from[3] != to[3];
    boolean inside =
        from[0] >= 0
            && from[1] >= 0
            && to[2] > 0
            && to[3] > 0
            && from[0] + from[2] <= shape.width()
            && from[1] + from[3] <= shape.height();
    if (scaled || !inside) {
      throw VrtParser.refused(
          file, path.getFileName() + " is scaled in it, or larger there than the file");
    }
    Window place = new Window(to[0], to[1], to[2], to[3]);
    return new Mosaic.Part(order, place, from[0], from[1], () -> Images.openDirect(path, options));
  }

  private int[] whole(double[] rectangle) throws DataException {
    int[] whole = new int[4];
    for (int i = 0; i < 4; i++) {
      double value = rectangle.length == 4 ? rectangle[i] : Double.NaN;
      whole[i] = (int) Math.rint(value);
      if (!(Math.abs(value - whole[i]) < 0.01) || Math.abs(whole[i]) > 1 << 28) {
        throw VrtParser.refused(file, "a source of it does not lie on whole pixels");
      }
    }
    return whole;
  }

  private void checkBands() throws DataException {
    if (vrt.bands().isEmpty() || vrt.bands().get(0).isEmpty()) {
      throw VrtParser.refused(file, "it has no bands or no sources");
    }
    List<Vrt.Source> first = vrt.bands().get(0);
    if (first.size() > options.budget().maxFiles()) {
      throw VrtParser.refused(file, "it has " + first.size() + " sources");
    }
    for (int b = 0; b < vrt.bands().size(); b++) {
      List<Vrt.Source> sources = vrt.bands().get(b);
      boolean same = sources.size() == first.size();
      for (int i = 0; same && i < sources.size(); i++) {
        same = sources.get(i).samePlace(first.get(i)) && sources.get(i).band() == b + 1;
      }
      if (!same) {
        throw VrtParser.refused(
            file, "band " + (b + 1) + " is made of other files or bands than band 1");
      }
    }
  }

  private static Path beside(Path file, Vrt.Source source) throws DataException {
    Path folder = file.toAbsolutePath().normalize().getParent();
    try {
      Path path = folder.resolve(source.file()).normalize();
      if (path.startsWith(folder)) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw VrtParser.refused(file, "its source " + source.file() + " is no file name");
    }
    throw VrtParser.refused(file, "its source " + source.file() + " lies outside of its folder");
  }

  private Optional<Georeference> georeference() throws DataException {
    double[] t = vrt.transform();
    if (t.length != 6) {
      return Optional.empty();
    }
    CoordinateReferenceSystem crs =
        options.crs().isPresent() && vrt.srs().isBlank()
            ? options.crs().get()
            : CrsCodes.parse(vrt.srs(), file);
    return Optional.of(
        new Georeference(new AffineTransform(t[1], t[4], t[2], t[5], t[0], t[3]), crs));
  }
}
