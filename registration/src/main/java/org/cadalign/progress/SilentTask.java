package org.cadalign.progress;

/** A task that nobody watches. */
record SilentTask() implements Progress.Task {
  @Override
  public void advance(long amount) {}

  @Override
  public void close() {}
}
