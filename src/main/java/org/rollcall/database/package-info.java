/**
 * Databases read as ODBC and JDBC give them: connection strings, queries that only read, and rows as text. Knows no
 * Camel.
 */
package org.rollcall.database;
