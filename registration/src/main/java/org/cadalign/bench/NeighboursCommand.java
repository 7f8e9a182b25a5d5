package org.cadalign.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cadalign.bench.checkout.Results;
import org.cadalign.cli.SharedOptions;
import org.cadalign.gate.DataException;
import org.cadalign.progress.Progress;
import org.cadalign.train.Manifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Counts the neighbours of the buildings of scenes, as a user does with {@code similarity}. */
@Command(
    name = "neighbours",
    description = {
      "Counts, with the shipped model, the neighbours of the buildings of the test scenes among its",
      "training patches; with --write it shows the nearest patches of some tiles as well. The last",
      "line is JSON."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  scripts/bench neighbours --data DIR --short")
final class NeighboursCommand implements Callable<Integer> {
  private static final String PICTURED = "zanzibar_A";
  private static final List<String> MEASURES = List.of("gradients", "activations");

  @ParentCommand private Bench bench;

  @Mixin(name = SharedOptions.NAME)
  private SharedOptions shared;

  @Mixin private SceneOptions scenes;
  @Mixin private Results results;

  @Option(names = "--short", description = "The first three scenes only; within 10 minutes.")
  private boolean brief;

  @Override
  public Integer call() throws DataException, IOException {
    List<Manifest.Entry> chosen = scenes.chosen(bench.repository());
    List<Manifest.Entry> used = brief ? chosen.subList(0, Math.min(3, chosen.size())) : chosen;
    NeighboursTable table = new NeighboursTable(measure(used));
    String text = heading() + "\n" + table.markdown();
    results.tell("bench neighbours", text, NeighboursCommand::pictures, table.json());
    return 0;
  }

  private List<NeighboursTable.Row> measure(List<Manifest.Entry> entries)
      throws DataException, IOException {
    List<NeighboursTable.Row> rows = new ArrayList<>();
    try (Progress.Task task = shared.progress().begin("neighbours", entries.size(), "scenes");
        ScratchFolder folder = ScratchFolder.create()) {
      for (Manifest.Entry entry : entries) {
        Path output = folder.path().resolve(entry.name());
        JsonNode summary = run(entry, output, MEASURES.get(0));
        rows.add(new NeighboursTable.Row(entry.name(), summary));
        if (results.areKept() && entry.name().equals(PICTURED)) {
          keep(output, MEASURES.get(0));
          Path other = folder.path().resolve(entry.name() + "-activations");
          run(entry, other, MEASURES.get(1));
          keep(other, MEASURES.get(1));
        }
        task.advance(1);
      }
    }
    return rows;
  }

  private JsonNode run(Manifest.Entry entry, Path output, String measure) throws IOException {
    List<String> line = new ArrayList<>(List.of("similarity", "shipped"));
    line.add(scenes.data().resolve(entry.image()).toString());
    line.add(scenes.data().resolve(entry.layer()).toString());
    line.addAll(List.of("-o", output.toString(), "--by", measure, "-qq", "--progress", "none"));
    line.addAll(List.of("--threads", Integer.toString(shared.threads())));
    OwnCommand.run(line);
    return new ObjectMapper().readTree(output.resolve("summary.json").toFile());
  }

  private void keep(Path output, String measure) throws IOException {
    Files.copy(
        output.resolve("contact.png"),
        bench.repository().picture(picture(measure)),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static String picture(String measure) {
    return "nearest-by-" + measure + ".png";
  }

  private static String pictures() {
    return """

        Five tiles of %s, from the fewest neighbours to the most, and the patches of the image that are nearest by k^C:

        ![Nearest by gradients](%s)

        The same tiles with the patches that are nearest by activations, the perceptual baseline:

        ![Nearest by activations](%s)
        """
        .formatted(PICTURED, picture(MEASURES.get(0)), picture(MEASURES.get(1)));
  }

  private String heading() {
    return "Commit "
        + bench.repository().commit()
        + ": `scripts/bench neighbours --data DIR"
        + (brief ? " --short" : "")
        + scenes.scene().map(name -> " --scene " + name).orElse("")
        + "`\n";
  }
}
