/**
 * Data specifications: which files a district sends and what is in them. One file says it, for reading, for checking and
 * for people alike.
 */
package org.rollcall.spec;
