/** What was delivered, kept on disk as it came: snapshots that are there whole or not at all. */
package org.rollcall.landing;
