/* The calls of OdbcBlocks in C, without making strings of what comes: the measure of FetchBench.
 * cc -O2 -o fetch fetch.c -l:libodbc.so.2
 * fetch CONNECTION QUERY PASSES prints, for each pass, the rows and the seconds they took; then the peak memory in kB. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef void *H;
typedef short R;
R SQLAllocHandle(short, H, H *);
R SQLSetEnvAttr(H, int, void *, int);
R SQLSetConnectAttr(H, int, void *, int);
R SQLDriverConnect(H, H, const char *, short, char *, short, short *, unsigned short);
R SQLExecDirect(H, const char *, int);
R SQLNumResultCols(H, short *);
R SQLDescribeCol(H, unsigned short, char *, short, short *, short *, unsigned long *, short *, short *);
R SQLSetStmtAttr(H, int, void *, int);
R SQLBindCol(H, unsigned short, short, void *, long, long *);
R SQLFetch(H);
R SQLFreeHandle(short, H);

static void ok(R returned, const char *what) {
    if (returned != 0 && returned != 1) {
        fprintf(stderr, "%s failed: %d\n", what, returned);
        exit(1);
    }
}

static void pass(H connection, const char *query) {
    enum { MOST = 64 };
    H statement;
    short columns;
    unsigned long fetched = 0, rows = 0, bytes = 0, row_bytes = 0, sizes[MOST];
    long *indicators[MOST];
    struct timespec begin, end;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    ok(SQLAllocHandle(3, connection, &statement), "statement");
    ok(SQLExecDirect(statement, query, -3), "query");
    ok(SQLNumResultCols(statement, &columns), "columns");
    for (int i = 0; i < columns; i++) {
        char name[256];
        short length, type, digits, nullable;
        unsigned long size;
        ok(SQLDescribeCol(statement, i + 1, name, 256, &length, &type, &size, &digits, &nullable), "column");
        sizes[i] = 2 * (2 * (type == -1 || type == -10 || size == 0 || size > 4000 ? 1000 : size < 32 ? 32 : size) + 2);
        row_bytes += sizes[i];
    }
    unsigned long most = (8UL << 20) / row_bytes;
    most = most > 1000 ? 1000 : most < 1 ? 1 : most;
    ok(SQLSetStmtAttr(statement, 27, (void *) most, 0), "rows");
    ok(SQLSetStmtAttr(statement, 26, &fetched, 0), "fetched");
    for (int i = 0; i < columns; i++) {
        indicators[i] = malloc(most * sizeof(long));
        ok(SQLBindCol(statement, i + 1, -8, malloc(most * sizes[i]), sizes[i], indicators[i]), "bind");
    }
    for (R returned; (returned = SQLFetch(statement)) != 100;) {
        ok(returned, "fetch");
        for (int i = 0; i < columns; i++) {
            for (unsigned long row = 0; row < fetched; row++) {
                bytes += indicators[i][row] > 0 ? indicators[i][row] : 0;
            }
        }
        rows += fetched;
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    printf("%lu %.3f\n", rows, end.tv_sec - begin.tv_sec + (end.tv_nsec - begin.tv_nsec) / 1e9);
    if (bytes == 0) {
        exit(1);
    }
    SQLFreeHandle(3, statement);
}

int main(int count, char **arguments) {
    H environment, connection;
    char out[1024], line[256];
    short length;
    ok(SQLAllocHandle(1, NULL, &environment), "environment");
    ok(SQLSetEnvAttr(environment, 200, (void *) 3, 0), "version");
    ok(SQLAllocHandle(2, environment, &connection), "connection");
    ok(SQLDriverConnect(connection, NULL, arguments[1], -3, out, sizeof out, &length, 0), "connect");
    ok(SQLSetConnectAttr(connection, 102, (void *) 0, 0), "autocommit");
    for (int i = 0; i < atoi(arguments[3]); i++) {
        pass(connection, arguments[2]);
    }
    FILE *status = fopen("/proc/self/status", "r");
    while (fgets(line, sizeof line, status)) {
        if (!strncmp(line, "VmHWM:", 6)) {
            printf("%ld\n", atol(line + 6));
        }
    }
    return 0;
}
