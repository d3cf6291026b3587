/**
 * The roster in OneRoster's own terms, and the rules by which rows of any source become one: required values,
 * vocabularies, references and repeated ids. Knows neither Camel nor files.
 */
package org.rollcall.roster;
