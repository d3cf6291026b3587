package org.rollcall.source;

/**
 * What a server sent is no page of a collection. The message is a phrase to be put behind the page's address, such as
 * "is HTML, not JSON", and holds no student data.
 */
public final class BadPageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    /** The ways in which a page is none. */
    public enum Fault {
        /** There are no bytes, or blanks alone. */
        EMPTY,
        /** It is a web page, as servers send for an error or a login. */
        HTML,
        /** It is other text, or JSON with something behind its end. */
        NOT_JSON,
        /** It is JSON that ends early. */
        TRUNCATED,
        /** It is JSON, but no object that holds the collection's list once. */
        ENVELOPE,
        /** Something in the collection's list is no object. */
        RECORD
    }

    BadPageException(Fault fault, String phrase) {
        super(phrase);
        this.fault = fault;
    }

    /** In which way the page is none. */
    public Fault fault() {
        return fault;
    }
}
