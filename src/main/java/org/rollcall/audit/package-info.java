/** The audit log: who did what, each line chained to the one before. */
package org.rollcall.audit;
