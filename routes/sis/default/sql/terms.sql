-- Pack: default (any database)
-- Rows: each term, as a view that the district makes for us: named terms, with the columns of terms.csv in
--       routes/specs/standard.yaml, all of them text.
-- Confidence: high, as the view is made to our specification.
-- Run on: SQLite 3 and PostgreSQL 15.
SELECT termId, title, startDate, endDate, schoolYear
FROM terms
