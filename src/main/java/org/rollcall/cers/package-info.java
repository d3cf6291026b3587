/**
 * From a roster to the student groups and files that CERS accepts: its checks, and the cases it accepts but mangles,
 * are guarded against here. Knows neither Camel nor where files go.
 */
package org.rollcall.cers;
