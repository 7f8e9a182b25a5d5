package org.cadalign.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.archive.Provenance;
import org.cadalign.archive.Target;
import org.cadalign.engine.WeightMap;
import org.cadalign.spec.OutlineMatcherSpec;

/** Models that were never trained. */
final class Models {
  private Models() {}

  static Path write(Path file) throws IOException {
    return write(file, Target.ROOF);
  }

  static Path write(Path file, Target target) throws IOException {
    OutlineMatcherSpec spec = new OutlineMatcherSpec("compact", 2, 2, 1, 2, List.of(8.0), 2);
    Provenance origin =
        new Provenance(
            new TreeMap<>(Map.of("a|b.tif", "0".repeat(64))),
            7,
            3,
            "none",
            "17",
            "Linux",
            new Provenance.WorkingRange(0.2, 0.5, 8),
            target,
            List.of("nobody's"),
            new TreeMap<>(Map.of("tune.loss", 1.5)));
    ModelArchives.write(file, ModelArchive.of(spec, WeightMap.draw(spec, 1), origin));
    return file;
  }
}
