/**
 * The paper's experiment on enforcing similarity: does a classifier of digits learn faster when
 * pairs of one class are asked to be similar?
 *
 * <dl>
 *   <dt>arm
 *   <dd>what is added to the task loss: nothing, -k^C, or +k^C
 *   <dt>course
 *   <dd>how one network of one arm learnt
 *   <dt>pair
 *   <dd>two training images of one class, all that a step sees
 * </dl>
 */
package org.cadalign.reproduce.enforce;
