/** Large CSV files at the speed of their bytes, as long as they are plain; what is not is left to a parser. */
package org.rollcall.csv;
