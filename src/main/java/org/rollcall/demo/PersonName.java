package org.rollcall.demo;

/** A person's name; the middle name may be blank. */
record PersonName(String given, String middle, String family) {}
