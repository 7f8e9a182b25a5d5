package org.cadalign.run;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cadalign.align.ChainOptions;
import org.cadalign.align.Motion;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.detect.MissingOptions;
import org.cadalign.detect.SupportOptions;
import org.cadalign.layer.LayerOptions;
import org.cadalign.match.MatchOptions;
import org.cadalign.raster.ImageOptions;
import org.cadalign.town.TinyModel;

/** Requests that differ from the plainest in one thing. */
record Requests(Path image, Path layer, ModelArchive model, MatchOptions match) {
  static Requests of(Path image, Path layer) throws Exception {
    Path folder = java.nio.file.Files.createTempDirectory(image.toAbsolutePath().getParent(), "m");
    Path copy = TinyModel.copy(folder);
    ModelArchive model = ModelArchives.read(copy);
    java.nio.file.Files.delete(copy);
    java.nio.file.Files.delete(folder);
    return new Requests(image, layer, model, MatchOptions.withThreads(1));
  }

  Requests with(MatchOptions other) {
    return new Requests(image, layer, model, other);
  }

  Requests with(ModelArchive other) {
    return new Requests(image, layer, other, match);
  }

  AlignmentRequest writing(Optional<Path> output, Optional<Path> field, boolean overwrite) {
    return writing(output, field, Optional.empty(), overwrite);
  }

  AlignmentRequest writing(
      Optional<Path> output, Optional<Path> field, Optional<Path> findings, boolean overwrite) {
    return new AlignmentRequest(
        image,
        layer,
        ImageOptions.defaults(),
        LayerOptions.DEFAULT,
        model,
        Optional.empty(),
        ChainOptions.defaults(),
        false,
        match,
        Motion.RIGID,
        SupportOptions.withMinSupport(0),
        MissingOptions.defaults(),
        List.of(),
        output,
        field,
        findings,
        overwrite,
        Collections.emptySortedMap());
  }

  AlignmentRequest dry() {
    return writing(Optional.empty(), Optional.empty(), false);
  }
}
