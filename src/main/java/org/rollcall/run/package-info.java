/** One attempt at one LEA's night: its state on disk, its stages and its reports. */
package org.rollcall.run;
