package org.cadalign.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.Provenance;

/** A model card in Markdown: what a model is for, where it comes from, and whose data is in it. */
final class ModelCard {
  private ModelCard() {}

  /**
   * @param name of the model
   */
  static List<String> of(String name, ModelArchive model) {
    Provenance origin = model.provenance();
    List<String> lines = new ArrayList<>();
    lines.add("# Model card: " + text(name));
    section(lines, "What it is");
    lines.add(
        String.format(
            Locale.ROOT,
            "Network `%s` of cadalign, %d parameters, %d set(s) of weights. It finds how far building"
                + " footprints lie from where an aerial image shows them.",
            model.spec().name(),
            model.spec().size(),
            model.parts().size()));
    section(lines, "Where it may be used");
    lines.add(
        String.format(
            Locale.ROOT,
            "- Images of %.2f to %.2f ground metres a pixel, three bands, seen from above.",
            origin.range().finest(),
            origin.range().coarsest()));
    lines.add(
        String.format(
            Locale.ROOT, "- Layers misaligned by up to %.1f m.", origin.range().misalignment()));
    lines.add(
        switch (origin.target()) {
          case ROOF -> "- It lays layers on roofs, where the image shows them.";
          case BASE -> "- It lays layers where buildings meet the ground, not on their roofs.";
        });
    lines.add("- Beyond that it was not trained, and nothing is known of how well it does.");
    section(lines, "How it was trained");
    lines.add("- Steps: " + origin.steps() + ", seed: " + origin.seed());
    lines.add("- Engine: " + text(origin.engine()));
    lines.add("- Java: " + text(origin.java()) + ", system: " + text(origin.os()));
    section(lines, "Figures of the training run");
    lines.add("They are of its own tuning data, and no promise for other data.");
    lines.add("");
    lines.add("| figure | value |");
    lines.add("| --- | --- |");
    origin.metrics().forEach((key, value) -> lines.add("| " + text(key) + " | " + value + " |"));
    section(lines, "Data");
    lines.add("| file | SHA-256 |");
    lines.add("| --- | --- |");
    origin.data().forEach((file, hash) -> lines.add("| " + text(file) + " | `" + hash + "` |"));
    section(lines, "Licences of the data");
    origin.licences().forEach(licence -> lines.add("- " + text(licence)));
    if (origin.licences().isEmpty()) {
      lines.add("None was given.");
    }
    return lines;
  }

  private static void section(List<String> lines, String title) {
    lines.addAll(List.of("", "## " + title, ""));
  }

  /** Text of a file may hold no markup. */
  private static String text(String text) {
    return Words.printable(text).replaceAll("[|<>`\\[\\]*\\\\]", "\\\\$0");
  }
}
