/** What is configured for one LEA, checked and resolved. */
package org.rollcall.lea;
