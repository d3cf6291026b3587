package org.rollcall.pipeline;

import java.util.List;

/**
 * An LEA whose file cannot be used; the others run.
 *
 * @param lea the id its file's name gives
 * @param file for people
 * @param problems one sentence each
 */
public record LeaFault(String lea, String file, List<String> problems) {}
