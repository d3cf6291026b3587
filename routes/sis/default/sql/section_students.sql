-- Pack: default (any database)
-- Rows: each student of each section, as a view that the district makes for us: named section_students, with the columns of section_students.csv in
--       routes/specs/standard.yaml, all of them text.
-- Confidence: high, as the view is made to our specification.
-- Run on: SQLite 3 and PostgreSQL 15.
SELECT sectionId, studentId, beginDate, endDate
FROM section_students
