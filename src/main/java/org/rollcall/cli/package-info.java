/** The commands, their words and their exit codes. */
package org.rollcall.cli;
