package org.cadalign.bench;

import java.util.List;
import java.util.Optional;
import org.cadalign.bench.checkout.Repository;
import org.cadalign.gate.DataException;
import org.cadalign.train.Manifest;

/** Chooses scenes of the committed split. */
public final class TestScenes {
  private TestScenes() {}

  /** The scenes that are never trained or tuned on, or one of any kind by its name. */
  public static List<Manifest.Entry> chosen(Repository repository, Optional<String> name)
      throws DataException {
    Manifest manifest = Manifest.read(repository.manifest());
    if (name.isEmpty()) {
      return manifest.of(Manifest.Split.test);
    }
    List<Manifest.Entry> named =
        manifest.scenes().stream().filter(scene -> scene.name().equals(name.get())).toList();
    if (named.isEmpty()) {
      throw new DataException(
          DataException.Code.BAD_VALUE,
          repository.manifest(),
          "no scene is named " + name.get(),
          "choose from: "
              + String.join(", ", manifest.scenes().stream().map(Manifest.Entry::name).toList()));
    }
    return named;
  }
}
