package org.cadalign.count;

import java.util.List;
import org.cadalign.count.CountOptions.SecondPass;
import org.cadalign.gradient.GradientSource;

/**
 * Soft neighbour counts N_S(x) = sum_j k^C(x, x_j), in time linear in the number of samples (the
 * paper's section 4). With R = K(x, x)^(-1/2) a first pass sums S = sum_j R_j J_j, and a second
 * reads off N_S(x) = Tr(R J S^T) / d. Gradients are held for a batch at a time, in memory only.
 *
 * <p>Sums are in double precision and in the order of the samples, whatever the batches and
 * threads. A sample counts itself as one. Counts are not divided by N.
 */
public final class SoftCounts {
  private SoftCounts() {}

  /** First pass for N_S: what an archive keeps of its training samples. */
  public static GradientSum sum(GradientSource source, CountOptions options)
      throws InterruptedException {
    return first(source, List.of(SummedKernel.CORRELATION), options).sums().get(0);
  }

  /**
   * Counts of samples among those of a sum.
   *
   * @throws IllegalArgumentException if the sum is of a network of another shape
   */
  public static Counts against(GradientSource source, GradientSum sum, CountOptions options)
      throws InterruptedException {
    return second(source, List.of(sum), options).get(0);
  }

  /** Counts of samples among themselves, N_S: both passes. */
  public static Counts within(GradientSource source, CountOptions options)
      throws InterruptedException {
    return within(source, List.of(SummedKernel.CORRELATION), options).get(0);
  }

  /**
   * Counts of samples among themselves under several kernels at once: both passes.
   *
   * @return one for each kernel, in order
   */
  public static List<Counts> within(
      GradientSource source, List<SummedKernel> kernels, CountOptions options)
      throws InterruptedException {
    FirstPass first = first(source, kernels, options);
    CountOptions rest =
        options.withProgress(done -> options.progress().accept(source.size() + done));
    return options.secondPass() == SecondPass.DIRECTIONAL
        ? directional(source, first, rest)
        : second(source, first.sums(), rest);
  }

  /** First pass under several kernels at once; each holds d p numbers. */
  public static FirstPass first(
      GradientSource source, List<SummedKernel> kernels, CountOptions options)
      throws InterruptedException {
    return new SummingPass(source, kernels, options).run();
  }

  /**
   * Second pass under several sums at once, from Jacobians.
   *
   * @return one for each sum, in order
   */
  public static List<Counts> second(
      GradientSource source, List<GradientSum> sums, CountOptions options)
      throws InterruptedException {
    return new CountingPass(source, sums, options).fromJacobians();
  }

  /**
   * Second pass over the samples of a first one, from directional derivatives alone: what whitens
   * the samples is known.
   *
   * @return one for each sum, in order
   */
  public static List<Counts> directional(
      GradientSource source, FirstPass first, CountOptions options) throws InterruptedException {
    return new CountingPass(source, first.sums(), options).fromDirections(first.own());
  }
}
