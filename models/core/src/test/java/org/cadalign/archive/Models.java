package org.cadalign.archive;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.engine.Tensor;
import org.cadalign.engine.WeightMap;
import org.cadalign.spec.DoubleUnetSpec;

/** A tiny model for tests. */
final class Models {
  static final DoubleUnetSpec SPEC = new DoubleUnetSpec("tiny", 1, 1, 1);

  private Models() {}

  static ModelArchive tiny() {
    return ModelArchive.of(SPEC, WeightMap.draw(SPEC, 11), provenance());
  }

  /** The same for bases. */
  static ModelArchive ofBases() {
    Provenance p = provenance();
    return ModelArchive.of(
        SPEC,
        WeightMap.draw(SPEC, 11),
        new Provenance(
            p.data(),
            p.seed(),
            p.steps(),
            p.engine(),
            p.java(),
            p.os(),
            p.range(),
            Target.BASE,
            p.licences(),
            p.metrics()));
  }

  static ModelArchive twoParts() {
    SortedMap<String, SortedMap<String, Tensor>> parts = new TreeMap<>();
    parts.put("level-1", WeightMap.draw(SPEC, 1));
    parts.put("level-8", WeightMap.draw(SPEC, 8));
    return new ModelArchive(SPEC, parts, provenance());
  }

  static Provenance provenance() {
    return new Provenance(
        new TreeMap<>(Map.of("scène \"a\".tif", "0123456789abcdef".repeat(4))),
        -42,
        1000,
        "torch 2.10.0",
        "17.0.1 Vendor",
        "Linux 6 amd64",
        new Provenance.WorkingRange(0.1, 0.6, 5),
        List.of("© OpenStreetMap contributors, ODbL 1.0"),
        new TreeMap<>(Map.of("medianErrorMetres", 0.1 + 0.2)));
  }

  /** Compares what records of arrays cannot compare by themselves. */
  static boolean same(ModelArchive a, ModelArchive b) {
    return a.spec().equals(b.spec())
        && a.provenance().equals(b.provenance())
        && a.parts().keySet().equals(b.parts().keySet())
        && a.parts().keySet().stream()
            .allMatch(
                part ->
                    Arrays.equals(
                        WeightMap.flatten(a.parts().get(part)),
                        WeightMap.flatten(b.parts().get(part))));
  }
}
