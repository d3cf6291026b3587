/** What CERS was given: the record of it, and the folder it is dropped in. */
package org.rollcall.publish;
