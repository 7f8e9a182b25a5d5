package org.cadalign.reproduce.toy;

/**
 * A claim on the toy experiment and what became of it.
 *
 * @param number in the project's list of claims
 * @param text what is claimed
 * @param measured what was found, in words
 * @param verdict whether it holds
 */
record ToyClaim(int number, String text, String measured, Verdict verdict) {
  /** Whether a claim holds. */
  enum Verdict {
    HOLDS("holds"),
    FAILS("does not hold"),
    NOT_MEASURED("not measured");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    static Verdict of(boolean holds) {
      return holds ? HOLDS : FAILS;
    }

    @Override
    public String toString() {
      return words;
    }
  }
}
