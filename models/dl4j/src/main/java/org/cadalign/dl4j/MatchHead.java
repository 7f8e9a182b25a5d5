package org.cadalign.dl4j;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cadalign.spec.OutlineMatcherSpec;

/**
 * From volumes of groups to logits over shifts: volumes are averaged over neighbours at several
 * distances, read by small convolutions over shifts, and the answers are averaged and read once
 * more. One pass over N groups, of which some are answered.
 */
final class MatchHead implements AutoCloseable {
  private static final String READ = "match.first.1";
  private static final String FIRST = "match.first.out";
  private static final String SECOND = "match.second.out";

  private final OutlineMatcherSpec spec;
  private final Replica parts;
  private final double[] volumes;
  private final List<Pooling> poolings;
  private final int shifts;
  private final int groups;
  private final int from;
  private final int answered;
  private final Graph.Run reading;
  private final Graph.Run rereading;
  private final double[] first;
  private final double[] last;

  /**
   * @param derived whether derivatives will be taken
   * @param volumes (N, 3, S, S)
   * @param sizes pixels of each group (N)
   * @param inputs {@code position} (N, 2) in pixels of level 1 and {@code level}, log2
   * @param from first of the groups that are answered
   * @param answered how many are
   */
  MatchHead(
      OutlineMatcherSpec spec,
      Replica parts,
      boolean derived,
      double[] volumes,
      double[] sizes,
      Inputs inputs,
      int from,
      int answered) {
    this.spec = spec;
    this.parts = parts;
    this.volumes = volumes;
    this.groups = sizes.length;
    this.from = from;
    this.answered = answered;
    this.shifts = spec.side() * spec.side();
    float[] position = inputs.get("position", groups, 2).data();
    this.poolings =
        spec.poolingMetres().stream().map(sigma -> new Pooling(position, sigma)).toList();
    double[] read = toRead(sizes, level(inputs));
    this.reading = run(parts.graph("first"), derived, List.of(READ, FIRST), read);
    this.first = Arrays.copyOf(reading.values(FIRST), groups * shifts);
    centre(first, shifts);
    this.rereading = run(parts.graph("second"), derived, List.of(SECOND), toReread());
    this.last = Arrays.copyOf(rereading.values(SECOND), answered * shifts);
    for (int i = 0; i < last.length; i++) {
      last[i] += first[from * shifts + i];
    }
  }

  /** Logits of all groups before the answers of neighbours were read (N, S, S). */
  double[] first() {
    return first;
  }

  /** Logits of the groups that are answered, after (answered, S, S). */
  double[] last() {
    return last;
  }

  /**
   * Derivatives by the volumes, from those by both logits.
   *
   * @param sums where those by the weights are added
   */
  double[] backward(double[] byFirst, double[] byLast, Sums sums) {
    double[] byAgain =
        rereading.derive(Map.of(SECOND, padded(byLast, answered)), "in").orElseThrow();
    rereading.addTo(sums);
    double[] byRead = new double[rounded(groups) * hidden() * shifts];
    double[] byAll = byFirst.clone();
    int stride = againChannels() * shifts;
    for (int g = 0; g < answered; g++) {
      int at = g * stride;
      System.arraycopy(byAgain, at, byRead, (from + g) * hidden() * shifts, hidden() * shifts);
      at += hidden() * shifts;
      for (int i = 0; i < shifts; i++) {
        byAll[(from + g) * shifts + i] += byAgain[at + i] + byLast[g * shifts + i];
      }
      for (Pooling pooling : poolings) {
        at += shifts;
        pooling.backward(from + g, byAgain, at, byAll, shifts);
      }
    }
    centre(byAll, shifts);
    double[] byInput =
        reading.derive(Map.of(READ, byRead, FIRST, padded(byAll, groups)), "in").orElseThrow();
    reading.addTo(sums);
    return byVolumes(byInput, sums);
  }

  private double[] byVolumes(double[] byInput, Sums sums) {
    int length = OutlineMatcherSpec.VOLUMES * shifts;
    double[] by = new double[groups * length];
    for (int g = 0; g < groups; g++) {
      int at = g * readChannels() * shifts;
      for (int i = 0; i < length; i++) {
        by[g * length + i] += byInput[at + i];
      }
      for (Pooling pooling : poolings) {
        at += length;
        pooling.backward(g, byInput, at, by, length);
      }
    }
    centre(by, shifts);
    double[] temperature = parts.temperature();
    double[] byTemperature = new double[temperature.length];
    for (int i = 0; i < by.length; i++) {
      int channel = i / shifts % temperature.length;
      byTemperature[channel] += by[i] * volumes[i];
      by[i] *= temperature[channel];
    }
    sums.add("temperature", byTemperature, 0);
    return by;
  }

  @Override
  public void close() {
    reading.close();
    rereading.close();
  }

  private int hidden() {
    return spec.headFilters();
  }

  private int readChannels() {
    return OutlineMatcherSpec.VOLUMES * (1 + poolings.size())
        + 1
        + poolings.size()
        + OutlineMatcherSpec.LEVELS;
  }

  private int againChannels() {
    return hidden() + 1 + poolings.size();
  }

  /** Volumes and their averages, and what is known of a group beside, the same for every shift. */
  private double[] toRead(double[] sizes, int level) {
    int length = OutlineMatcherSpec.VOLUMES * shifts;
    double[] scaled = volumes.clone();
    double[] temperature = parts.temperature();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= temperature[i / shifts % temperature.length];
    }
    centre(scaled, shifts);
    double[] read = new double[rounded(groups) * readChannels() * shifts];
    for (int g = 0; g < groups; g++) {
      int at = g * readChannels() * shifts;
      System.arraycopy(scaled, g * length, read, at, length);
      for (Pooling pooling : poolings) {
        at += length;
        pooling.average(g, scaled, length, read, at);
      }
      at = fill(read, at + length, Math.log(sizes[g]) / 5 - 1);
      for (Pooling pooling : poolings) {
        at = fill(read, at, pooling.count(g) / 3);
      }
      for (int i = 0; i < OutlineMatcherSpec.LEVELS; i++) {
        at = fill(read, at, i == level ? 1 : 0);
      }
    }
    return read;
  }

  private int fill(double[] values, int at, double value) {
    Arrays.fill(values, at, at + shifts, value);
    return at + shifts;
  }

  /** What was read, the own answer, and neighbours' answers. */
  private double[] toReread() {
    double[] read = reading.values(READ);
    double[] again = new double[rounded(answered) * againChannels() * shifts];
    for (int g = 0; g < answered; g++) {
      int at = g * againChannels() * shifts;
      System.arraycopy(read, (from + g) * hidden() * shifts, again, at, hidden() * shifts);
      at += hidden() * shifts;
      System.arraycopy(first, (from + g) * shifts, again, at, shifts);
      for (Pooling pooling : poolings) {
        at += shifts;
        pooling.average(from + g, first, shifts, again, at);
      }
    }
    return again;
  }

  private Graph.Run run(Graph graph, boolean derived, List<String> outputs, double[] values) {
    long batch = rounded(outputs.size() > 1 ? groups : answered);
    long channels = values.length / batch / shifts;
    return graph.run(
        derived, outputs, parts.format().of(values, batch, channels, spec.side(), spec.side()));
  }

  private double[] padded(double[] values, int count) {
    return Arrays.copyOf(values, rounded(count) * shifts);
  }

  private static int level(Inputs inputs) {
    long level = Math.round(inputs.scalar("level"));
    if (level < 0 || level >= OutlineMatcherSpec.LEVELS) {
      throw new IllegalArgumentException("input 'level' must be log2 of 1, 2, 4 or 8");
    }
    return (int) level;
  }

  /**
   * Few numbers of groups, at most a quarter more than there are: 8, 16, 24, ... 64, 80, ... 128,
   * 160, ...; oneDNN and ND4J keep what they have made for each shape.
   */
  static int rounded(int groups) {
    int step = Math.max(8, Integer.highestOneBit(Math.max(1, groups - 1)) / 4);
    return Math.max(1, (groups + step - 1) / step) * step;
  }

  /** Subtracts the mean over all shifts, which is its own derivative. */
  private static void centre(double[] values, int shifts) {
    for (int from = 0; from < values.length; from += shifts) {
      double sum = 0;
      for (int i = 0; i < shifts; i++) {
        sum += values[from + i];
      }
      for (int i = 0; i < shifts; i++) {
        values[from + i] -= sum / shifts;
      }
    }
  }
}
