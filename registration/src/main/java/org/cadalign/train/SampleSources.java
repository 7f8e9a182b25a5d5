package org.cadalign.train;

/**
 * What a training draws its samples from.
 *
 * @param training to train on
 * @param pairs smaller ones of the same, to be compared with other views of them
 * @param tuning to judge by
 * @param scenes in words: which they are drawn of, in what order, and how often of each; a training
 *     that was stopped goes on only with the same
 */
public record SampleSources(
    SampleSource training, SampleSource pairs, SampleSource tuning, String scenes) {}
