package org.rollcall.oneroster;

import org.rollcall.roster.AcademicSession;
import org.rollcall.roster.Org;
import org.rollcall.roster.User;

/**
 * What rows may refer to.
 *
 * @param home the org that stands for all
 */
record References(Rows<Org> orgs, Rows<AcademicSession> sessions, Rows<User> users, int home) {}
