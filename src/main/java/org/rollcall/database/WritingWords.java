package org.rollcall.database;

import java.util.Set;
import java.util.regex.Pattern;

/** The words of SQL, of whatever database, that do more than read tables. All are in small letters. */
final class WritingWords {

    /** What changes data or settings, runs other statements, or takes locks. */
    private static final Set<String> FORBIDDEN = Set.of(
            """
            insert update delete merge upsert into exec execute call truncate drop alter create grant revoke
            deny lock copy set use declare begin commit rollback openrowset openquery opendatasource attach
            detach pragma vacuum shutdown backup restore kill dbcc reconfigure waitfor while goto print
            raiserror revert setuser checkpoint receive conversation dialog trigger tran transaction deallocate
            procedure add bulk writetext updatetext readtext updlock xlock tablock tablockx holdlock paglock
            rowlock readcommittedlock repeatableread serializable readpast outfile dumpfile
            """
                    .strip()
                    .split("\\s+"));

    /** What changes something, waits or reaches beyond the database, and is asked for without parentheses too. */
    private static final Pattern PACKAGES = Pattern.compile("nextval|setval|dbms_(?!lob$).*"
            + "|utl_(?!raw$|i18n$|match$|encode$).*|owa_.*|apex_(?:web_service|mail|util).*|httpuritype|xp_.*|sp_oa.*"
            + "|sp_executesql");

    /** Functions that do the same, or run a text as a query. Those a district wrote itself cannot be known. */
    private static final Pattern FUNCTIONS = Pattern.compile("pg_(?!typeof$|get_).*|set_config|lo_.*|lowrite|loread"
            + "|txid_current|dblink.*|(?:query|table|cursor|schema|database)_to_xml.*|brin_.*|gin_clean_pending_list"
            + "|postgres_fdw_disconnect.*|get_lock|release_lock|release_all_locks|sleep|benchmark|load_file"
            + "|sys_(?:exec|eval|get|set)|(?:master|source)_(?:pos|gtid)_wait|wait_(?:for|until)_.*"
            + "|load_extension|readfile|writefile|edit|fts3_tokenizer");

    private WritingWords() {}

    /** Whether a query must not hold a word, save as a column's name in quotes. */
    static boolean isForbidden(String word) {
        return FORBIDDEN.contains(word);
    }

    /** Whether a name is one of something that does more than read, when it stands alone or is called. */
    static boolean doesMoreThanRead(String name, boolean called) {
        return PACKAGES.matcher(name).matches()
                || called && FUNCTIONS.matcher(name).matches();
    }
}
