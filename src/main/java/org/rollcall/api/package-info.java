/**
 * The OneRoster REST API, versions 1.0, 1.1 and 1.2: how to sign in, what to ask for, and how to pull whole collections
 * to disk page by page without losing a row. Sends nothing itself; a {@link org.rollcall.api.Caller} does.
 */
package org.rollcall.api;
