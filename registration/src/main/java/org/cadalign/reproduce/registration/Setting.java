package org.cadalign.reproduce.registration;

import java.util.Locale;
import org.cadalign.field.Displacement;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.synth.LabelNoise;
import org.cadalign.train.RoundOptions;

/**
 * What labels are like, and how networks are trained on them.
 *
 * @param sigma standard deviation of the labels' noise per axis and building, pixels of 0.3 m
 * @param cities to train on, about 550 buildings each
 * @param variant of the method
 */
record Setting(double sigma, int cities, Variant variant) {
  /** Ways of training in rounds. */
  enum Variant {
    /**
     * As published: each round corrects the labels that were given, and starts where the last
     * ended.
     */
    PROTOCOL("the protocol, warm start", RoundOptions.Start.WARM, RoundOptions.Realign.ORIGINAL, 0),
    /** Each round starts from fresh weights. */
    COLD("cold start", RoundOptions.Start.COLD, RoundOptions.Realign.ORIGINAL, 0),
    /** AS1: each round corrects what the last has corrected. */
    PREVIOUS(
        "AS1, from the last round's labels",
        RoundOptions.Start.WARM,
        RoundOptions.Realign.PREVIOUS,
        0),
    /** A control: all labels are displaced to the east as well. */
    BIASED(
        "labels biased by 4 px to the east",
        RoundOptions.Start.WARM,
        RoundOptions.Realign.ORIGINAL,
        4);

    private final String words;
    private final RoundOptions.Start start;
    private final RoundOptions.Realign realign;
    private final double bias;

    Variant(String words, RoundOptions.Start start, RoundOptions.Realign realign, double bias) {
      this.words = words;
      this.start = start;
      this.realign = realign;
      this.bias = bias;
    }

    String words() {
      return words;
    }
  }

  /** How rounds of this setting follow each other. */
  RoundOptions rounds(Protocol protocol) {
    return new RoundOptions(
        protocol.rounds(),
        variant.start,
        variant.realign,
        sigma * WorkingGrid.METRES,
        protocol.folds());
  }

  /** The noise of the labels, ground metres. */
  LabelNoise noise() {
    return new LabelNoise(
        0,
        sigma * WorkingGrid.METRES,
        0,
        new Displacement(variant.bias * WorkingGrid.METRES, 0),
        0,
        0);
  }

  /** A name for files: letters, digits and hyphens. */
  String key() {
    return String.format(
        Locale.ROOT,
        "sigma%s-cities%d-%s",
        Double.toString(sigma).replace('.', 'p'),
        cities,
        variant.name().toLowerCase(Locale.ROOT));
  }
}
