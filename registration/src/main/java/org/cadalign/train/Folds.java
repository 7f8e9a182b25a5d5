package org.cadalign.train;

import java.util.ArrayList;
import java.util.List;
import org.cadalign.gate.DataException;

/**
 * Scenes divided so that no label is corrected by a network that was trained on it: each fold's
 * network is trained on the scenes of the others. A network that has learnt a label's error answers
 * that the label is right; one that has not seen it can tell. A single fold divides nothing: its
 * network is trained on all scenes and corrects all.
 *
 * @param scenes of the whole training
 * @param number of folds
 */
public record Folds(SceneList scenes, int number) {
  /**
   * Refuses to divide what is too little.
   *
   * @throws DataException if there are fewer training scenes than folds
   */
  void check() throws DataException {
    int training = scenes.of(Manifest.Split.train).size();
    if (number > 1 && training < number) {
      throw new DataException(
          DataException.Code.BAD_VALUE,
          "manifest",
          "%d folds want as many training scenes; there %s"
              .formatted(number, training == 1 ? "is 1" : "are " + training),
          "list the city as several scenes, or leave --folds away");
    }
  }

  /**
   * What progress calls a fold of a round.
   *
   * @param fold from 0
   */
  String name(int round, int fold) {
    return "round " + round + (number == 1 ? "" : ", fold " + (fold + 1));
  }

  /**
   * What a fold's network is trained and tuned on.
   *
   * @param fold from 0
   */
  SceneList trainedOn(int fold) {
    if (number == 1) {
      return scenes;
    }
    List<SceneList.Scene> own = correctedBy(fold);
    return new SceneList(
        scenes.scenes().stream()
            .filter(scene -> scene.entry().split() != Manifest.Split.train || !own.contains(scene))
            .toList());
  }

  /**
   * The scenes whose labels a fold's network corrects. Tuning scenes, on whose labels no weight is
   * trained, are the first fold's.
   *
   * @param fold from 0
   */
  public List<SceneList.Scene> correctedBy(int fold) {
    List<SceneList.Scene> training = scenes.of(Manifest.Split.train);
    List<SceneList.Scene> own = new ArrayList<>();
    // In turn, so that every fold has of every source that was listed.
    for (int i = fold; i < training.size(); i += number) {
      own.add(training.get(i));
    }
    if (fold == 0) {
      own.addAll(scenes.of(Manifest.Split.tune));
    }
    return own;
  }
}
