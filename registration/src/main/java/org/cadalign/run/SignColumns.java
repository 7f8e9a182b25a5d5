package org.cadalign.run;

import org.cadalign.confidence.Sign;
import org.cadalign.layer.Field;

/** Columns that hold signs, described. */
final class SignColumns {
  private SignColumns() {}

  static Field of(Sign sign) {
    return new Field(sign.column(), Field.Type.REAL, description(sign));
  }

  private static String description(Sign sign) {
    return switch (sign) {
      case SPREAD_M -> "spread of the match at the finest level that saw it, ground metres";
      case COARSE_SPREAD_M -> "spread of the match at the level before, ground metres";
      case PEAK_PROBABILITY -> "probability of the best place and the eight around it, 0 to 1";
      case SECOND_PEAK -> "probability of the next best place over that of the best, 0 to 1";
      case SECOND_PEAK_M ->
          "how far the next best place lies from the best, times second_peak, ground metres";
      case ALONE_SPREAD_M -> "spread of the match of the building by itself, ground metres";
      case ALONE_AGREEMENT ->
          "probability, of the building by itself, of where it was matched, 0 to 1";
      case ALONE_DISTANCE_M -> "how far from there the building by itself would go, ground metres";
      case COARSE_ALONE_AGREEMENT -> "alone_agreement at the level before, 0 to 1";
      case COARSE_ALONE_DISTANCE_M -> "alone_distance_m at the level before, ground metres";
      case LAST_STEP_M ->
          "how far the finest level would move it with its neighbours, ground metres";
      case COARSE_STEP_M ->
          "how far the level before would move it with its neighbours, ground metres";
      case APART_M -> "how far the search for it by itself moved it, ground metres";
      case NEIGHBOUR_DIFFERENCE_M ->
          "how far its move is from the mean of its neighbours', ground metres";
      case NEIGHBOUR_SPREAD_M -> "spread of its neighbours' moves, ground metres";
      case NEIGHBOURS -> "number of neighbours that were matched, weighted by nearness";
      case TAKEN_M ->
          "how far from its own answer it was laid, where that was not believed, ground metres";
      case SHIFT_M -> "length of its move, ground metres";
      case SUPPORT -> "how much the image shows a building where it lies, 0 to 1";
      case OVERLAP -> "share of it that others cover, 0 to 1";
      case SIZE_M -> "root of its area, ground metres";
      case PIECE_SIZE_M -> "root of the area of what was matched as one, ground metres";
      case PIXEL_M -> "resolution of the image, ground metres a pixel";
      case RECOVERED_M ->
          "how far it came back from its place, moved by a known field, ground metres";
      case MIRRORED_M -> "recovered_m on the image in a mirror, ground metres";
      case N_S -> "soft count of the training patches that the network treats alike";
      case N_EFF -> "how many training patches the answer rests on";
      case DENOISING_FACTOR -> "what label noise of standard deviation one is brought down to";
      case NEIGHBOUR_RESIDUAL_M -> "how far answers lie from labels among them, ground metres";
      case PREDICTED_RESIDUAL_M ->
          "predicted standard deviation of the label noise that is left, ground metres";
    };
  }
}
