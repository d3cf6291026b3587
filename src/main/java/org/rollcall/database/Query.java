package org.rollcall.database;

import org.rollcall.spec.StandardFile;

/**
 * A query that is ready to be sent.
 *
 * @param path where it was written, in the routes folder
 * @param file the file of the standard specification that its rows become
 * @param sql checked, with its parameters filled in
 */
public record Query(String path, StandardFile file, String sql) {}
