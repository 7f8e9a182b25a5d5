package org.cadalign.reproduce.enforce;

/** What is added to the task loss. */
enum Arm {
  /** Nothing: the baseline. */
  ALONE("CE", 0),
  /** -k^C, as the paper says. */
  SIMILAR("CE - k^C", 1),
  /** +k^C, as the published code has it: the control. */
  OPPOSED("CE + k^C", -1);

  private final String title;
  private final double weight;

  Arm(String title, double weight) {
    this.title = title;
    this.weight = weight;
  }

  /** As in tables. */
  String title() {
    return title;
  }

  /** Of -k^C. */
  double weight() {
    return weight;
  }

  /** As in file names and JSON. */
  String key() {
    return switch (this) {
      case ALONE -> "alone";
      case SIMILAR -> "similar";
      case OPPOSED -> "opposed";
    };
  }
}
