package org.cadalign.synth;

/**
 * A car.
 *
 * @param frame at its centre, along the car
 * @param length metres
 * @param width metres
 * @param colour of its body
 */
record Car(Frame frame, double length, double width, Rgb colour) {}
