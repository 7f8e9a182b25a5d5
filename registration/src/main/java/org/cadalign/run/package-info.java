/**
 * One alignment, from files to files, and what other commands that run over files share with it.
 *
 * <ul>
 *   <li>A <em>request</em> says what the user asked for.
 *   <li>A <em>run directory</em>, {@code OUT.run} beside the output, holds {@code summary.json},
 *       and {@code buildings.gpkg}, the same for the same inputs, and {@code run.json} with all
 *       that may differ: times, host, versions.
 * </ul>
 */
package org.cadalign.run;
