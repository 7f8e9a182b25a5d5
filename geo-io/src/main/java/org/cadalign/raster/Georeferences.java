package org.cadalign.raster;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.cadalign.gate.TiffDirectory;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.io.imageio.geotiff.GeoTiffConstants;
import org.geotools.coverage.grid.io.imageio.geotiff.GeoTiffIIOMetadataDecoder;
import org.geotools.coverage.grid.io.imageio.geotiff.GeoTiffMetadata2CRSAdapter;
import org.geotools.coverage.grid.io.imageio.geotiff.codes.GeoTiffGCSCodes;
import org.geotools.coverage.grid.io.imageio.geotiff.codes.GeoTiffPCSCodes;
import org.geotools.util.factory.Hints;

/**
 * Where the files of an image say that it lies: GeoTIFF tags, world file, .prj, GDAL's .aux.xml.
 */
final class Georeferences {
  private static final int LARGEST_SIDECAR = 1 << 20;

  private Georeferences() {}

  /** The georeference of a TIFF file, from its tags first, then from the files beside it. */
  static Optional<Georeference> ofTiff(
      Path file,
      TiffDirectory directory,
      TiffRasters rasters,
      Optional<CoordinateReferenceSystem> named)
      throws DataException {
    Optional<AffineTransform> transform = ofTags(file, directory.geo());
    if (transform.isEmpty()) {
      return beside(file, named);
    }
    Optional<CoordinateReferenceSystem> crs = ofKeys(file, directory, rasters, named);
    return Optional.of(
        new Georeference(transform.get(), crs.isPresent() ? crs.get() : required(file, named)));
  }

  /** The georeference of a world file and the .prj, if there is a world file. */
  static Optional<Georeference> beside(Path file, Optional<CoordinateReferenceSystem> named)
      throws DataException {
    Optional<Path> world = Sidecars.worldFile(file);
    if (world.isEmpty()) {
      return Optional.empty();
    }
    AffineTransform transform = ofWorldFile(world.get());
    return Optional.of(new Georeference(transform, required(file, named)));
  }

  /** What the files beside it say, else what the user says. */
  private static CoordinateReferenceSystem required(
      Path file, Optional<CoordinateReferenceSystem> named) throws DataException {
    Optional<Path> prj = CrsCodes.prjBeside(file);
    if (prj.isPresent()) {
      return CrsCodes.fromPrj(prj.get());
    }
    Path aux = file.resolveSibling(file.getFileName() + ".aux.xml");
    if (Files.isRegularFile(aux)) {
      Optional<String> srs = element(text(aux), "SRS");
      if (srs.isPresent()) {
        return CrsCodes.fromWkt(unescaped(srs.get()).strip(), aux);
      }
    }
    if (named.isPresent()) {
      return named.get();
    }
    throw new DataException(
        DataException.Code.NO_CRS,
        file,
        "neither it nor a .prj beside it names a coordinate system",
        "name it with --crs EPSG:nnnn");
  }

  /**
   * What stands in the first element of a name; a pattern would look for its end again and again.
   */
  private static Optional<String> element(String xml, String name) {
    int begin = xml.indexOf('<' + name);
    int open = begin < 0 ? -1 : xml.indexOf('>', begin);
    int end = open < 0 ? -1 : xml.indexOf("</" + name + '>', open);
    return end < 0 ? Optional.empty() : Optional.of(xml.substring(open + 1, end));
  }

  private static String unescaped(String xml) {
    return xml.replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  /** The affine transform of GeoTIFF tags, from pixel corners, as GDAL's geotransform has it. */
  static Optional<AffineTransform> ofTags(Path file, TiffDirectory.GeoTags geo)
      throws DataException {
    double[] m = geo.transformation();
    double[] tie = geo.tiepoints();
    double[] scale = geo.pixelScale();
    AffineTransform transform;
    if (m.length >= 16) {
      transform = new AffineTransform(m[0], m[4], m[1], m[5], m[3], m[7]);
    } else if (scale.length >= 2 && tie.length >= 6) {
      transform = new AffineTransform(scale[0], 0, 0, -scale[1], tie[3], tie[4]);
      transform.translate(-tie[0], -tie[1]);
    } else if (tie.length >= 6) {
      throw new DataException(
          DataException.Code.NO_GEOREFERENCE,
          file,
          "it is placed by " + tie.length / 6 + " control points only",
          "warp it first with gdalwarp");
    } else {
      return Optional.empty();
    }
    if (geo.key(GeoTiffConstants.GTRasterTypeGeoKey).orElse(GeoTiffConstants.RasterPixelIsArea)
        == GeoTiffConstants.RasterPixelIsPoint) {
      transform.translate(-0.5, -0.5);
    }
    return Optional.of(usable(file, transform));
  }

  private static AffineTransform usable(Path file, AffineTransform t) throws DataException {
    double sum = t.getTranslateX() + t.getTranslateY() + t.getDeterminant();
    if (t.getDeterminant() == 0 || !Double.isFinite(sum)) {
      throw new DataException(
          DataException.Code.NO_GEOREFERENCE,
          file,
          "its georeference " + t + " maps no area",
          "correct it with gdal_edit.py -a_ullr or with its world file");
    }
    return t;
  }

  private static Optional<CoordinateReferenceSystem> ofKeys(
      Path file,
      TiffDirectory directory,
      TiffRasters rasters,
      Optional<CoordinateReferenceSystem> named)
      throws DataException {
    int model =
        directory.geo().key(GeoTiffConstants.GTModelTypeGeoKey).orElse(GeoTiffConstants.UNDEFINED);
    if (model == GeoTiffConstants.UNDEFINED || model == GeoTiffConstants.GTUserDefinedGeoKey) {
      return Optional.empty();
    }
    Optional<Integer> code =
        directory
            .geo()
            .key(
                model == GeoTiffPCSCodes.ModelTypeProjected
                    ? GeoTiffPCSCodes.ProjectedCSTypeGeoKey
                    : GeoTiffGCSCodes.GeographicTypeGeoKey);
    if (model <= 2 && code.isPresent() && code.get() < GeoTiffConstants.GTUserDefinedGeoKey) {
      return Optional.of(CrsCodes.parse("EPSG:" + code.get(), file));
    }
    try {
      Hints east = new Hints(Hints.FORCE_LONGITUDE_FIRST_AXIS_ORDER, true);
      return Optional.of(
          new GeoTiffMetadata2CRSAdapter(east)
              .createCoordinateSystem(new GeoTiffIIOMetadataDecoder(rasters.metadata(directory))));
    } catch (DataException e) {
      throw e;
    } catch (Exception e) {
      if (named.isPresent()) {
        return named;
      }
      throw new DataException(
          DataException.Code.NO_CRS,
          file,
          "the coordinate system of its GeoKeys is not understood (" + message(e) + ")",
          "name it with --crs EPSG:nnnn",
          e);
    }
  }

  /** What GeoTools says of a GeoKey repeats it, and fails where its text is not there. */
  private static String message(Exception e) {
    try {
      return String.valueOf(e.getMessage());
    } catch (RuntimeException unsaid) {
      return e.getClass().getSimpleName();
    }
  }

  /** A world file gives the centre of the first pixel; we count from its corner. */
  static AffineTransform ofWorldFile(Path world) throws DataException {
    String[] words = text(world).strip().split("\\s+", -1);
    try {
      double[] v = new double[6];
      for (int i = 0; i < 6; i++) {
        v[i] = Double.parseDouble(words[i].replace(',', '.'));
      }
      AffineTransform transform = new AffineTransform(v[0], v[1], v[2], v[3], v[4], v[5]);
      transform.translate(-0.5, -0.5);
      return usable(world, transform);
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new DataException(
          DataException.Code.NO_GEOREFERENCE,
          world,
          "a world file has six numbers, one a line; this one has not",
          "write it again, for example with gdal_translate -co WORLDFILE=YES",
          e);
    }
  }

  private static String text(Path file) throws DataException {
    try {
      if (Files.size(file) > LARGEST_SIDECAR) {
        throw new IOException("too long");
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new DataException(
          DataException.Code.UNREADABLE, file, "it cannot be read", "check the file", e);
    }
  }
}
