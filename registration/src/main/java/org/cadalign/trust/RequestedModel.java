package org.cadalign.trust;

import java.util.Optional;
import java.util.function.Consumer;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.gate.DataException;
import org.cadalign.spec.OutlineMatcherSpec;

/**
 * The model of a request, as far as counting goes; what it lacks is said before any work is done.
 *
 * @param request that names it
 */
record RequestedModel(SimilarityRequest request) {
  /** Its network. */
  OutlineMatcherSpec matcher() throws DataException {
    if (request.model().spec() instanceof OutlineMatcherSpec matcher) {
      return matcher;
    }
    throw refused(
        "this network answers no displacement per building, whose neighbours could be counted",
        "train one with --network compact");
  }

  /**
   * Its examples; they can be missing where counts are within the image.
   *
   * @param notices takes what the user should know of them
   */
  Optional<TrainingExamples> examples(Consumer<String> notices) throws DataException {
    Optional<TrainingExamples> found = carried();
    if (found.isEmpty() && request.among() == Among.MODEL) {
      throw refused(
          "it carries no examples of its training data to count among",
          "add them with cadalign model examples, or count within the image with --against self");
    }
    if (found.isEmpty()) {
      notices.accept(
          "the model carries no examples of its training data, so nothing is said of label noise");
    }
    found
        .filter(examples -> examples.patch() != request.patch())
        .ifPresent(examples -> notices.accept(ofOtherPatches(examples)));
    return found;
  }

  private Optional<TrainingExamples> carried() throws DataException {
    try {
      return TrainingExamples.of(request.model());
    } catch (ModelFormatException e) {
      throw refused(e.getMessage(), "or use another model");
    }
  }

  private String ofOtherPatches(TrainingExamples examples) {
    return "the model's examples are patches of %d px, these of %d: counts mean less"
        .formatted(examples.patch(), request.patch());
  }

  private DataException refused(String why, String remedy) {
    Object name = request.modelFile().<Object>map(file -> file).orElse("the shipped model");
    return new DataException(DataException.Code.MODEL_REFUSED, name, why, remedy);
  }
}
