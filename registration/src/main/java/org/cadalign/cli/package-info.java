/**
 * The command line: one class per command, all with the same {@linkplain
 * org.cadalign.cli.SharedOptions options}.
 *
 * <ul>
 *   <li><b>Results</b> go to standard output and to the files that are named; everything said about
 *       the work (notices, progress, faults) goes to standard error.
 *   <li>A command ends with one {@linkplain org.cadalign.cli.ExitCode exit code}.
 *   <li>A <b>fault</b> is one line; {@code -v} adds where in the program it arose.
 * </ul>
 */
package org.cadalign.cli;
