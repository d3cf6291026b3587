package org.rollcall.oneroster;

import java.util.Locale;
import java.util.Map;

/** A request as it came, and how it was answered. */
public final class Request {

    private final String method;
    private final String path;
    private final Map<String, String> query;
    private final Map<String, String> headers;
    private final String collection;
    private final int page;
    private volatile int status;

    Request(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            String collection,
            int page) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.collection = collection;
        this.page = page;
    }

    /**
     * The method.
     *
     * @return such as GET
     */
    public String method() {
        return method;
    }

    /**
     * The path as sent, still encoded.
     *
     * @return from the first slash, without the query
     */
    public String path() {
        return path;
    }

    /**
     * The parameters of the query, decoded.
     *
     * @return the first value of each
     */
    public Map<String, String> query() {
        return query;
    }

    /**
     * A header.
     *
     * @param name in any case
     * @return its first value; null when it was not sent
     */
    public String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /**
     * What was asked for.
     *
     * @return the name of a collection (users for /students too), {@code token}, {@code applications}, or blank for what
     *     the server does not have
     */
    public String collection() {
        return collection;
    }

    /**
     * The number of the page: the n-th offset that was asked of this path and filter. A page asked for again keeps its
     * number. Of what is no list: the number of the request.
     *
     * @return from 1
     */
    public int page() {
        return page;
    }

    /**
     * The offset asked for.
     *
     * @return 0 when none or no number was given
     */
    public int offset() {
        return number("offset", 0);
    }

    /**
     * The limit asked for.
     *
     * @return -1 when none or no number was given
     */
    public int limit() {
        return number("limit", -1);
    }

    private int number(String name, int otherwise) {
        String text = query.get(name);
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    /**
     * The status of the answer.
     *
     * @return 0 while there is none, and when the connection was dropped before one
     */
    public int status() {
        return status;
    }

    void answered(int code) {
        status = code;
    }

    @Override
    public String toString() {
        return method + " " + path + " " + query + " " + status;
    }
}
