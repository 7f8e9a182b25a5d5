package org.cadalign.layer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.cadalign.gate.RegularFile;
import org.cadalign.gate.StagedOutput;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.locationtech.jts.geom.Envelope;

/** Reads and writes vector layers of every format. */
public final class Layers {
  /** How much of a file is looked at to tell its format, bytes. */
  public static final int HEAD_BYTES = 4096;

  private Layers() {}

  /**
   * Reads one layer. The format is told by the file's content.
   *
   * @throws DataException if the file cannot be read, holds several layers and none is chosen,
   *     names no coordinate system while none is given, asks for more than the budget, or has
   *     features of which box and filter take none; single damaged features are listed in the
   *     result instead
   */
  public static LayerRead read(Path file, LayerOptions options) throws DataException {
    return readWhole(file, options).onlyChosen();
  }

  /**
   * Reads all features of a layer as {@link #read} does, and says which of them box and filter
   * take.
   */
  public static LayerRead readWhole(Path file, LayerOptions options) throws DataException {
    LayerFormat format = formatOf(file);
    List<String> names = format.layerNames(file);
    LayerDraft draft = format.read(file, choose(file, names, options), options.budget());
    checkName(file, names, draft, options);
    CoordinateReferenceSystem crs = crs(file, draft, options);
    Layer layer = new Layer(draft.name(), crs, draft.fields(), draft.features());
    List<Integer> chosen = select(file, draft, crs, options);
    return new LayerRead(layer, chosen, draft.rejections(), draft.notices());
  }

  /** What layers a file holds, whether or not their coordinate system is known. */
  public static List<LayerSummary> list(Path file) throws DataException {
    LayerFormat format = formatOf(file);
    List<LayerSummary> summaries = new ArrayList<>();
    for (String name : format.layerNames(file)) {
      summaries.add(LayerSummary.of(format.name(), format.read(file, name, LayerBudget.DEFAULT)));
    }
    return summaries;
  }

  /**
   * Writes a layer in the format of the path's extension, all or nothing.
   *
   * @return what the format cannot carry, one line each
   * @throws DataException if the output exists and may not be replaced, or cannot be written
   * @throws IllegalArgumentException if the layer is not in the format's {@link #requiredCrs}
   */
  public static List<String> write(Layer layer, Path file, WriteOptions options)
      throws DataException {
    List<String> losses = new ArrayList<>();
    try (StagedOutput staged = prepare(layer, file, options, losses::add)) {
      staged.publish();
    }
    return List.copyOf(losses);
  }

  /**
   * Writes a layer as {@link #write} does, but leaves it to the caller to put it in place.
   *
   * @param losses takes what the format cannot carry, one line each
   */
  public static StagedOutput prepare(
      Layer layer, Path file, WriteOptions options, Consumer<String> losses) throws DataException {
    LayerFormat format = formatFor(file);
    if (format.requiredCrs().isPresent() && !CrsCodes.same(layer.crs(), LayerCrs.wgs84())) {
      throw new IllegalArgumentException(format.name() + " holds WGS 84 only: reproject first");
    }
    return new Output(format, file).prepare(layer, options.overwrite(), losses);
  }

  /**
   * The files that a layer is read from, with those beside it that speak of it, as far as they
   * exist.
   *
   * @throws DataException if there is no such file, or it is no layer
   */
  public static List<Path> filesRead(Path file) throws DataException {
    Set<Path> read = new LinkedHashSet<>(List.of(file));
    for (Path of : new Output(formatOf(file), file).touched()) {
      read.add(of);
      String name = of.getFileName().toString();
      int dot = name.lastIndexOf('.') + 1;
      read.add(
          of.resolveSibling(name.substring(0, dot) + name.substring(dot).toUpperCase(Locale.ROOT)));
    }
    return read.stream().filter(Files::exists).toList();
  }

  /**
   * The files that writing a layer to this path makes, replaces or removes.
   *
   * @throws DataException if no format is written under its extension
   */
  public static List<Path> filesWritten(Path file) throws DataException {
    return new Output(formatFor(file), file).touched();
  }

  /** The only system that the format of a path's extension can hold, if it is so bound. */
  public static Optional<CoordinateReferenceSystem> requiredCrs(Path file) throws DataException {
    return formatFor(file).requiredCrs();
  }

  private static LayerFormat formatFor(Path file) throws DataException {
    String extension = ForeignContent.extension(String.valueOf(file.getFileName()));
    for (LayerFormat format : formats()) {
      if (format.extensions().contains(extension)) {
        return format;
      }
    }
    throw new DataException(
        DataException.Code.UNSUPPORTED_FORMAT,
        file,
        "no format is written under this extension",
        "end the name with .gpkg, .geojson, .fgb or .shp");
  }

  private static LayerFormat formatOf(Path file) throws DataException {
    byte[] head = head(file);
    String extension = ForeignContent.extension(String.valueOf(file.getFileName()));
    for (LayerFormat format : formats()) {
      // The index of a Shapefile begins as the Shapefile itself does.
      if (format.recognises(head) && !extension.equals("shx")) {
        return format;
      }
    }
    throw ForeignContent.refusal(file, head);
  }

  private static List<LayerFormat> formats() {
    return ServiceLoader.load(LayerFormat.class, LayerFormat.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  private static byte[] head(Path file) throws DataException {
    if (Files.isDirectory(file)) {
      throw new DataException(
          DataException.Code.UNSUPPORTED_FORMAT, file, "it is a folder", "give a file in it");
    }
    RegularFile.check(file);
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD_BYTES);
    } catch (IOException e) {
      throw FileBytes.unreadable(file, e);
    }
  }

  private static String choose(Path file, List<String> names, LayerOptions options)
      throws DataException {
    if (names.isEmpty()) {
      throw new DataException(
          DataException.Code.CORRUPT, file, "it holds no layer with geometry", "give another file");
    } else if (options.layerName().isEmpty() && names.size() > 1) {
      throw new DataException(
          DataException.Code.BAD_VALUE,
          file,
          "it holds " + names.size() + " layers",
          "choose one with --layer: " + String.join(", ", names));
    }
    return options.layerName().filter(n -> names.contains(n)).orElse(names.get(0));
  }

  /** A format of one layer may know its name only once it is read. */
  private static void checkName(
      Path file, List<String> names, LayerDraft draft, LayerOptions options) throws DataException {
    Optional<String> wanted = options.layerName();
    if (wanted.isPresent() && !names.contains(wanted.get()) && !draft.name().equals(wanted.get())) {
      throw new DataException(
          DataException.Code.BAD_VALUE,
          file,
          "it has no layer '" + wanted.get() + "'",
          "choose from: " + String.join(", ", names));
    }
  }

  private static CoordinateReferenceSystem crs(Path file, LayerDraft draft, LayerOptions options)
      throws DataException {
    if (draft.crs() instanceof CrsFinding.Found found) {
      return found.crs();
    } else if (options.crs().isPresent()) {
      return options.crs().get();
    }
    throw new DataException(
        DataException.Code.NO_CRS,
        file,
        ((CrsFinding.Missing) draft.crs()).reason(),
        "say which with --crs, such as --crs EPSG:32651");
  }

  /** Positions of the features that box and filter take. */
  private static List<Integer> select(
      Path file, LayerDraft draft, CoordinateReferenceSystem crs, LayerOptions options)
      throws DataException {
    List<Feature> all = draft.features();
    boolean refused = !all.isEmpty() && !options.mayChooseNone();
    NothingChosen none = new NothingChosen(file, crs, all);
    List<Integer> met = IntStream.range(0, all.size()).boxed().toList();
    if (options.bbox().isPresent()) {
      Envelope box = options.bbox().get();
      met = met.stream().filter(i -> meets(all.get(i), box)).toList();
      if (refused && met.isEmpty()) {
        throw none.inBox(box);
      }
    }
    if (options.where().isEmpty()) {
      return met;
    }
    Where where = options.where().get();
    int column = column(file, draft, where);
    List<Integer> taken =
        met.stream().filter(i -> where.takes(all.get(i).values().get(column))).toList();
    if (refused && taken.isEmpty()) {
      throw none.passing(where, met.stream().map(all::get).toList(), column);
    }
    return taken;
  }

  private static boolean meets(Feature feature, Envelope box) {
    return feature.geometry().filter(g -> box.intersects(g.getEnvelopeInternal())).isPresent();
  }

  private static int column(Path file, LayerDraft draft, Where where) throws DataException {
    List<String> names = draft.fields().stream().map(Field::name).toList();
    return IntStream.range(0, names.size())
        .filter(i -> names.get(i).equals(where.field()))
        .findFirst()
        .orElseThrow(
            () ->
                new DataException(
                    DataException.Code.BAD_VALUE,
                    file,
                    "it has no field '" + where.field() + "'",
                    "choose from: " + String.join(", ", names)));
  }
}
