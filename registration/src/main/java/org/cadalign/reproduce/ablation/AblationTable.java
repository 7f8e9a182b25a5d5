package org.cadalign.reproduce.ablation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Findings as text and as JSON.
 *
 * @param findings all that was measured
 */
record AblationTable(Findings findings) {
  String markdown() {
    return Stream.of(chain(), alone(), variants(), courses()).collect(Collectors.joining("\n"));
  }

  private String chain() {
    StringBuilder text =
        new StringBuilder(
            format(
                """
                Cities misaligned by smooth fields of up to %.0f px of 0.3 m, the chain ended after each of its levels; mean over the seeds, in brackets of each seed:

                """,
                Protocol.LONGEST));
    text.append("| levels | area | median, px | mean, px |\n| --- | --- | --- | --- |\n");
    text.append(row("none", List.of(findings.chain().before())));
    text.append(row("one shift, from edges", List.of(findings.chain().shift())));
    findings.chain().after().forEach((n, bySeed) -> text.append(row(levels(n), bySeed)));
    return text.append(
            format(
                "%nEach level %s the mean area, and in %d of %d seeds that of the seed (claim 30).%n",
                rises() ? "raises" : "does **not** raise", seedsThatRise(), seeds()))
        .toString();
  }

  private String alone() {
    List<Accuracy> after = findings.alone().after().get(Protocol.ALONE);
    StringBuilder text =
        new StringBuilder(
            format(
                "Level %d alone, fields of up to 4 px of that level, %.0f px of 0.3 m:%n%n",
                Protocol.ALONE, Protocol.LONGEST_ALONE));
    text.append("| method | area | median, px | mean, px |\n| --- | --- | --- | --- |\n");
    text.append(row("none", List.of(findings.alone().before())));
    text.append(row("one shift, from edges", List.of(findings.alone().shift())));
    text.append(row("level " + Protocol.ALONE, after));
    return text.append(
            format(
                "%nThe level divides the mean error by %.1f, the shift by %.1f (claim 29).%n",
                factor(after), factor(List.of(findings.alone().shift()))))
        .toString();
  }

  private String variants() {
    StringBuilder text =
        new StringBuilder(
            """
            The method with one part left out, by the whole chain, on the fields of up to 32 px:

            | variant | area | median, px | mean, px | the part brings | seeds differ by | it |
            | --- | --- | --- | --- | --- | --- | --- |
            """);
    findings
        .variants()
        .forEach(
            (variant, bySeed) -> {
              Effect effect = effect(variant);
              text.append(row(variant.words(), bySeed).stripTrailing())
                  .append(
                      variant == Variant.WHOLE
                          ? "  |  |  |\n"
                          : format(
                              " %+.3f | %.3f | %s |%n",
                              effect.difference(), effect.spread(), words(effect.sign())));
            });
    return text.append(
            "\nA part helps or harms if the area differs by more than the larger range over the"
                + " seeds, of the method with it and without it.\n")
        .toString();
  }

  private String courses() {
    StringBuilder text =
        new StringBuilder(
            format(
                """
                Networks after the same processor time, median error of the same groups in samples of unseen cities, pixels of the sample's level; %.2f where nothing is moved:

                | network | parameters | minutes of a core | steps | median error, px |
                | --- | --- | --- | --- | --- |
                """,
                findings.unmoved()));
    findings
        .courses()
        .forEach(
            (network, looks) -> {
              Look last = last(looks);
              text.append(
                  format(
                      "| %s | %d | %.1f | %d | %.2f |%n",
                      network.name(), network.size(), last.minutes(), last.steps(), last.error()));
            });
    return text.toString();
  }

  private static String row(String name, List<Accuracy> bySeed) {
    String each =
        bySeed.size() < 2
            ? ""
            : bySeed.stream()
                .map(accuracy -> format("%.3f", accuracy.area()))
                .collect(Collectors.joining(", ", " (", ")"));
    return format(
        "| %s | %.3f%s | %.2f | %.2f |%n", name, area(bySeed), each, median(bySeed), mean(bySeed));
  }

  String json() {
    String chain =
        findings.chain().after().entrySet().stream()
            .map(e -> format("\"%s\": %.4f", levels(e.getKey()), area(e.getValue())))
            .collect(Collectors.joining(", "));
    List<Accuracy> alone = findings.alone().after().get(Protocol.ALONE);
    String parts =
        findings.variants().keySet().stream()
            .map(variant -> json(variant, effect(variant)))
            .collect(Collectors.joining(", "));
    String networks =
        findings.courses().entrySet().stream()
            .map(e -> format("\"%s\": %.4f", e.getKey().name(), last(e.getValue()).error()))
            .collect(Collectors.joining(", "));
    return format(
        "{\"chain_area\": {\"none\": %.4f, \"shift\": %.4f, %s}, \"chain_rises\": %b,"
            + " \"seeds_that_rise\": %d,"
            + " \"one_level\": {\"before\": %.4f, \"shift\": %.4f, \"after\": %.4f, \"factor\": %.3f},"
            + " \"ablation\": {%s},"
            + " \"same_time\": {\"minutes\": %.2f, \"unmoved\": %.4f, %s}}",
        findings.chain().before().area(),
        findings.chain().shift().area(),
        chain,
        rises(),
        seedsThatRise(),
        findings.alone().before().mean(),
        findings.alone().shift().mean(),
        mean(alone),
        factor(alone),
        parts,
        last(findings.courses().values().iterator().next()).minutes(),
        findings.unmoved(),
        networks);
  }

  private String json(Variant variant, Effect effect) {
    return format(
        "\"%s\": {\"area\": %.4f, \"median\": %.4f, \"difference\": %.4f, \"spread\": %.4f,"
            + " \"sign\": \"%s\"}",
        variant.key(),
        area(findings.variants().get(variant)),
        median(findings.variants().get(variant)),
        effect.difference(),
        effect.spread(),
        effect.sign().name().toLowerCase(Locale.ROOT));
  }

  /** Whether every level of the chain raises the area, and the first above that of no alignment. */
  boolean rises() {
    double least = findings.chain().before().area();
    for (List<Accuracy> bySeed : findings.chain().after().values()) {
      if (area(bySeed) <= least) {
        return false;
      }
      least = area(bySeed);
    }
    return true;
  }

  /** In how many seeds every level raises the area. */
  long seedsThatRise() {
    return IntStream.range(0, seeds()).filter(this::rises).count();
  }

  private boolean rises(int seed) {
    double least = findings.chain().before().area();
    for (List<Accuracy> bySeed : findings.chain().after().values()) {
      if (bySeed.get(seed).area() <= least) {
        return false;
      }
      least = bySeed.get(seed).area();
    }
    return true;
  }

  private int seeds() {
    return findings.variants().get(Variant.WHOLE).size();
  }

  private double factor(List<Accuracy> after) {
    return findings.alone().before().mean() / mean(after);
  }

  private Effect effect(Variant variant) {
    Map<Variant, List<Accuracy>> all = findings.variants();
    return new Effect(areas(all.get(Variant.WHOLE)), areas(all.get(variant)));
  }

  private static String words(Effect.Sign sign) {
    return switch (sign) {
      case HELPS -> "**helps**";
      case HARMS -> "**harms**";
      case NONE -> "no difference";
      case UNKNOWN -> "one seed: not known";
    };
  }

  private static String levels(int prefix) {
    return Protocol.LEVELS.subList(0, prefix).stream()
        .map(String::valueOf)
        .collect(Collectors.joining("-"));
  }

  private static List<Double> areas(List<Accuracy> bySeed) {
    return bySeed.stream().map(Accuracy::area).toList();
  }

  private static double area(List<Accuracy> bySeed) {
    return Effect.mean(areas(bySeed));
  }

  private static double median(List<Accuracy> bySeed) {
    return Effect.mean(bySeed.stream().map(Accuracy::median).toList());
  }

  private static double mean(List<Accuracy> bySeed) {
    return Effect.mean(bySeed.stream().map(Accuracy::mean).toList());
  }

  private static Look last(List<Look> looks) {
    return looks.get(looks.size() - 1);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
