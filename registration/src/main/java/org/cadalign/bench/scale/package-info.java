/**
 * What aligning costs as images grow.
 *
 * <dl>
 *   <dt>plain
 *   <dd>a made-up image of any size: uneven ground, and either villages whose number grows with the
 *       area, or a city: terraces everywhere
 *   <dt>peak
 *   <dd>largest resident memory of the process that aligned, as the kernel counts it
 *   <dt>near
 *   <dd>a pixel that is close enough to a building to change its evidence at level 1
 *   <dt>exponent
 *   <dd>of the time as a power of the near pixels; 1 is linear; start-up is subtracted first
 * </dl>
 */
package org.cadalign.bench.scale;
