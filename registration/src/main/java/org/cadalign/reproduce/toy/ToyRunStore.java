package org.cadalign.reproduce.toy;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.toy.Mlp;
import org.cadalign.toy.MlpShape;

/**
 * Runs that were trained before, one file for each, named by all that the run depends on; any may
 * be deleted at any time. A file is the number of its networks, then for each the epoch and all
 * parameters, big-endian. A file of another length counts as absent.
 *
 * @param folder of the files
 */
record ToyRunStore(Path folder) {
  /** A run that was kept. */
  Optional<ToyRun> find(ToySetting setting) throws IOException {
    Path file = file(setting);
    MlpShape shape = setting.start().shape();
    int count = setting.checkpoints().size();
    long length =
        Integer.BYTES + count * (Integer.BYTES + (long) Double.BYTES * shape.parameters());
    if (!Files.exists(file) || Files.size(file) != length) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return in.readInt() == count ? Optional.of(read(in, shape, count)) : Optional.empty();
    }
  }

  private static ToyRun read(DataInputStream in, MlpShape shape, int count) throws IOException {
    SortedMap<Integer, Mlp> networks = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      int epoch = in.readInt();
      double[] parameters = new double[shape.parameters()];
      for (int k = 0; k < parameters.length; k++) {
        parameters[k] = in.readDouble();
      }
      networks.put(epoch, new Mlp(shape, parameters));
    }
    return new ToyRun(networks);
  }

  /** Keeps a run; a reader never sees a part of it. */
  void keep(ToySetting setting, ToyRun run) throws IOException {
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, "run", ".part");
    try {
      write(part, run);
      Files.move(
          part, file(setting), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void write(Path file, ToyRun run) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(run.networks().size());
      for (Map.Entry<Integer, Mlp> entry : run.networks().entrySet()) {
        out.writeInt(entry.getKey());
        for (double parameter : entry.getValue().parameters()) {
          out.writeDouble(parameter);
        }
      }
    }
  }

  private Path file(ToySetting setting) {
    return folder.resolve(setting.name() + ".run");
  }
}
