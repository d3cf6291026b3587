-- Pack: default (any database)
-- Rows: each teacher of each section, as a view that the district makes for us: named section_staff, with the columns of section_staff.csv in
--       routes/specs/standard.yaml, all of them text.
-- Confidence: high, as the view is made to our specification.
-- Run on: SQLite 3 and PostgreSQL 15.
-- The column primary is in double quotes, since many databases keep the word for themselves.
SELECT sectionId, staffId, "primary", beginDate, endDate
FROM section_staff
