package org.cadalign.reproduce.enforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cadalign.engine.Tensor;
import org.cadalign.gate.DataException;
import org.cadalign.noise.Streams;
import org.cadalign.spec.DigitClassifierSpec;

/**
 * Images of digits, split by their index among those of their class: every fifth, from the fifth
 * on, is for tests. Pixels are (v - 0.1307) / 0.3081 of v in [0, 1].
 *
 * @param train by class, each image row-major
 * @param test all classes, in their order
 */
record Digits(List<List<float[]>> train, List<Labelled> test) {
  private static final int PIXELS = DigitClassifierSpec.SIDE * DigitClassifierSpec.SIDE;
  private static final int TEST_EVERY = 5;
  private static final double MEAN = 0.1307;
  private static final double DEVIATION = 0.3081;

  /** An image and its class. */
  record Labelled(float[] image, int label) {}

  /** Two training images of one class. */
  record Pair(float[] one, float[] other, int label) {}

  /** Decodes the files. */
  static Digits of(DigitFiles files, Path place) throws DataException {
    List<List<float[]>> train = new ArrayList<>();
    List<Labelled> test = new ArrayList<>();
    for (int label = 0; label < files.contents().size(); label++) {
      List<float[]> images = images(files.contents().get(label), label + ".json of " + place);
      List<float[]> own = new ArrayList<>();
      for (int i = 0; i < images.size(); i++) {
        if (i % TEST_EVERY == TEST_EVERY - 1) {
          test.add(new Labelled(images.get(i), label));
        } else {
          own.add(images.get(i));
        }
      }
      train.add(own);
    }
    return new Digits(train, test);
  }

  /** The pair that a step sees: a class with equal odds, and two different images of it. */
  Pair pair(long seed, int step) {
    SplittableRandom random = Streams.of(seed, step);
    int label = random.nextInt(train.size());
    List<float[]> own = train.get(label);
    int one = random.nextInt(own.size());
    int other = (one + 1 + random.nextInt(own.size() - 1)) % own.size();
    return new Pair(own.get(one), own.get(other), label);
  }

  /** Different test images, all that there are at most. */
  List<Labelled> batch(long seed, int count) {
    List<Labelled> shuffled = new ArrayList<>(test);
    SplittableRandom random = Streams.of(seed, -1);
    int size = Math.min(count, shuffled.size());
    for (int i = 0; i < size; i++) {
      int with = i + random.nextInt(shuffled.size() - i);
      Labelled kept = shuffled.set(i, shuffled.get(with));
      shuffled.set(with, kept);
    }
    return List.copyOf(shuffled.subList(0, size));
  }

  /** (B, 1, 28, 28). */
  static Tensor tensor(List<float[]> images) {
    Tensor tensor =
        Tensor.zeros(images.size(), 1, DigitClassifierSpec.SIDE, DigitClassifierSpec.SIDE);
    for (int i = 0; i < images.size(); i++) {
      System.arraycopy(images.get(i), 0, tensor.data(), PIXELS * i, PIXELS);
    }
    return tensor;
  }

  int trained() {
    return train.stream().mapToInt(List::size).sum();
  }

  private static List<float[]> images(byte[] json, String place) throws DataException {
    JsonNode data = data(json, place);
    if (data.isEmpty() || data.size() % PIXELS != 0) {
      throw bad(place, data.size() + " values are no images of 28 x 28");
    }
    List<float[]> images = new ArrayList<>();
    for (int from = 0; from < data.size(); from += PIXELS) {
      float[] image = new float[PIXELS];
      for (int i = 0; i < PIXELS; i++) {
        double value = data.get(from + i).asDouble(Double.NaN);
        if (!(value >= 0 && value <= 1)) {
          throw bad(place, "value " + (from + i) + " is not in [0, 1]");
        }
        image[i] = (float) ((value - MEAN) / DEVIATION);
      }
      images.add(image);
    }
    return images;
  }

  private static JsonNode data(byte[] json, String place) throws DataException {
    try {
      return new ObjectMapper().readTree(json).path("data");
    } catch (IOException e) {
      throw bad(place, "no JSON");
    }
  }

  private static DataException bad(String place, String reason) {
    return new DataException(DataException.Code.CORRUPT, place, reason, DigitFiles.REMEDY);
  }
}
