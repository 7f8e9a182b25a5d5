package org.cadalign.layer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cadalign.gate.DataException;
import org.cadalign.gate.StagedOutput;

/** The files of one output: the main one is put in place last. */
final class Output {
  private final LayerFormat format;
  private final Path target;

  Output(LayerFormat format, Path target) {
    this.format = format;
    this.target = target;
  }

  /** Every file that publishing makes, replaces or removes. */
  List<Path> touched() {
    List<Path> touched = new ArrayList<>(format.companions(target));
    touched.addAll(format.files(target));
    return touched;
  }

  StagedOutput prepare(Layer layer, boolean overwrite, Consumer<String> losses)
      throws DataException {
    if (!overwrite) {
      refuseExisting();
    }
    format.check(layer, target);
    StagedOutput staged = StagedOutput.beside(target);
    try {
      Path made = target;
      for (Path file : format.files(target)) {
        made = staged.file(file);
      }
      for (Path companion : format.companions(target)) {
        staged.remove(companion);
      }
      format.write(layer, made).forEach(losses);
      return staged;
    } catch (DataException | RuntimeException e) {
      staged.close();
      throw e;
    }
  }

  /** Companions too: without the main file they may be of another program. */
  private void refuseExisting() throws DataException {
    for (Path file : touched()) {
      if (Files.exists(file)) {
        throw new DataException(
            DataException.Code.EXISTS, file, "the output exists already", "give --overwrite");
      }
    }
  }
}
