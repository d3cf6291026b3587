/** Writes a roster as a OneRoster 1.2.1 CSV package. */
package org.rollcall.oneroster;
