/** The net under every night: what would change too much waits for a person. */
package org.rollcall.safety;
