/**
 * How well expected errors tell true ones, on scenes that their calibration never saw; and the
 * fitting of that calibration.
 *
 * <p>A <em>judged</em> building is one whose signs and whose true error are both known: its layer
 * was misaligned in a known way and aligned again.
 */
package org.cadalign.reproduce.confidence;
