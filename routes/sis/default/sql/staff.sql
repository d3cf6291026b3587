-- Pack: default (any database)
-- Rows: each teacher, as a view that the district makes for us: named staff, with the columns of staff.csv in
--       routes/specs/standard.yaml, all of them text.
-- Confidence: high, as the view is made to our specification.
-- Run on: SQLite 3 and PostgreSQL 15.
SELECT staffId, givenName, familyName, email, active
FROM staff
