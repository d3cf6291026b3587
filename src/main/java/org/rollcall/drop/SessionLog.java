package org.rollcall.drop;

import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line when an account logs in and one when it leaves. A name that did not log in is not written: it may be a typed
 * password.
 */
final class SessionLog implements SessionListener {

    private static final Logger LOG = LoggerFactory.getLogger(SftpServer.class);

    @Override
    public void sessionEvent(Session session, Event event) {
        if (event == Event.Authenticated) {
            LOG.info("SFTP account {} logged in", session.getUsername());
        }
    }

    @Override
    public void sessionClosed(Session session) {
        if (session.isAuthenticated()) {
            LOG.info("SFTP account {} logged out", session.getUsername());
        }
    }
}
