package org.cadalign.raster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cadalign.gate.DataException;
import org.cadalign.gate.RegularFile;

/**
 * Opens images. What a file is, its first bytes say, not its name: TIFF and BigTIFF, PNG, JPEG,
 * VRT; a folder is opened as one image of tiles.
 */
public final class Images {
  private static final String ACCEPTED =
      "accepted are GeoTIFF, PNG and JPEG with a world file, a VRT, a folder of tiles";

  private Images() {}

  /**
   * Opens an image, once its header, size, bands and georeference have been checked. If a window of
   * it could not be read by itself, it is copied to a temporary file first, which is deleted on
   * close.
   *
   * @throws DataException if there is none, it is damaged, over the budget or of a kind that is not
   *     accepted
   */
  public static ImageSource open(Path path, ImageOptions options) throws DataException {
    List<String> notices = new ArrayList<>();
    DamagedBlocks file = new DamagedBlocks(openAny(path, options, notices));
    RawImage raw = file;
    try {
      SelectedBands before = SelectedBands.of(raw, options);
      Georeference georeference = raw.georeference().orElseThrow(() -> unplaced(path));
      if (!raw.blocks().direct()) {
        raw = ScratchImage.copy(raw, options.tempDirectory(), options.budget());
      }
      SelectedBands bands = SelectedBands.of(raw, options);
      notices.addAll(before.notices());
      Optional<BitMask> nodata = bands.tagged() ? Optional.empty() : BorderNodata.find(bands);
      if (nodata.isPresent()) {
        notices.add("its exact black or white that is joined to the border is taken as nodata");
      }
      Stretch stretch = bands.bits() == 8 ? Stretch.none() : Stretch.measure(bands, nodata);
      if (!stretch.notice().isEmpty()) {
        notices.add(stretch.notice());
      }
      Optional<Damage> damage = file.damage();
      if (damage.filter(Damage::whole).isPresent()) {
        throw damage.get().fault();
      }
      return new BandedImage(
          raw,
          bands,
          file,
          georeference,
          nodata,
          stretch,
          notices,
          options.budget().maxCacheBytes());
    } catch (DataException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  /**
   * The files that an image is read from, with those beside them that speak of them: the tiles of a
   * folder, a VRT and its sources, or the one file.
   *
   * @throws DataException if there is no such image, or its list of files is not accepted
   */
  public static List<Path> files(Path path, ImageOptions options) throws DataException {
    List<Path> images = new ArrayList<>();
    if (Files.isDirectory(path)) {
      images.addAll(TileFolder.files(path, options));
    } else {
      images.add(path);
      if (kind(path).equals("vrt")) {
        images.addAll(VrtMosaic.sources(path));
      }
    }
    List<Path> files = new ArrayList<>();
    for (Path image : images) {
      files.add(image);
      files.addAll(Sidecars.of(image));
    }
    return files;
  }

  private static DataException unplaced(Path path) {
    return new DataException(
        DataException.Code.NO_GEOREFERENCE,
        path,
        "it does not say where it lies",
        "put a world file beside it (and a .prj, or give --crs), or use a GeoTIFF");
  }

  private static RawImage openAny(Path path, ImageOptions options, List<String> notices)
      throws DataException {
    if (Files.isDirectory(path)) {
      return TileFolder.open(path, options, notices::add);
    }
    return kind(path).equals("vrt") ? VrtMosaic.open(path, options) : openFile(path, options);
  }

  /** Opens a single file, not a mosaic. */
  static RawImage openFile(Path file, ImageOptions options) throws DataException {
    return switch (kind(file)) {
      case "tiff" -> TiffImage.open(file, options.crs(), options.budget());
      case "png" -> StreamImage.open(file, "png", options.crs(), options.budget());
      case "jpeg" -> StreamImage.open(file, "jpeg", options.crs(), options.budget());
      default ->
          throw new DataException(
              DataException.Code.UNSUPPORTED_FORMAT,
              file,
              "it is no image that is known",
              ACCEPTED);
    };
  }

  /** Opens a part of a mosaic, copied if it cannot be read by window. */
  static RawImage openDirect(Path file, ImageOptions options) throws DataException {
    RawImage raw = openSource(file, options);
    if (raw.blocks().direct()) {
      return raw;
    }
    try {
      return ScratchImage.copy(raw, options.tempDirectory(), options.budget());
    } catch (DataException e) {
      raw.close();
      throw e;
    }
  }

  /**
   * Opens a part of a mosaic; where it lies is the mosaic's matter, so a missing system is no
   * fault.
   */
  static RawImage openSource(Path file, ImageOptions options) throws DataException {
    return openFile(file, options);
  }

  /** Whether the first bytes of a file are those of an image that can be a tile. */
  static boolean isImage(Path file) throws DataException {
    String kind = kind(file);
    boolean mask = file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(msk|ovr)");
    return !mask && (kind.equals("tiff") || kind.equals("png") || kind.equals("jpeg"));
  }

  private static String kind(Path file) throws DataException {
    if (!Files.exists(file)) {
      throw new DataException(
          DataException.Code.NOT_FOUND, file, "there is no such file", "check the name");
    }
    RegularFile.check(file);
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(256);
    } catch (IOException e) {
      throw new DataException(
          DataException.Code.UNREADABLE, file, "it cannot be read", "check its permissions", e);
    }
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.matches("(?s)(II[*+]\\x00|MM\\x00[*+]).*")) {
      return "tiff";
    }
    if (text.startsWith("\u0089PNG\r\n")) {
      return "png";
    }
    return text.startsWith("\u00ff\u00d8\u00ff")
        ? "jpeg"
        : text.contains("<VRTDataset") ? "vrt" : "";
  }
}
