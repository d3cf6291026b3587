package org.rollcall.spec;

/**
 * A file that says how many rows each file of its delivery has.
 *
 * @param file the name of the column with a file's name
 * @param rows the name of the column with the number of its rows, header not counted
 */
record CountFile(NamePattern name, Layout layout, String file, String rows) {}
