/**
 * Telling a person how far a long task is.
 *
 * <ul>
 *   <li>A <b>task</b> has a name, a total and a unit, and is advanced by the threads that work on
 *       it.
 *   <li>Its <b>rate</b> is what was done since it began, over the time since then.
 *   <li>Its <b>ETA</b> is the time left at that rate, {@code minutes:seconds} or {@code
 *       hours:minutes:seconds}.
 * </ul>
 *
 * <p>Progress goes to the terminal only; nothing that is written depends on it.
 */
package org.cadalign.progress;
