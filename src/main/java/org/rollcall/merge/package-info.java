/**
 * Rosters of several sources become one: which rows are the same, which source's value counts, whose enrollments do, and
 * what the sources disagree in. Knows neither Camel nor files.
 */
package org.rollcall.merge;
