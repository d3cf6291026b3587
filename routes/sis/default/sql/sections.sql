-- Pack: default (any database)
-- Rows: each section, as a view that the district makes for us: named sections, with the columns of sections.csv in
--       routes/specs/standard.yaml, all of them text.
-- Confidence: high, as the view is made to our specification.
-- Run on: SQLite 3 and PostgreSQL 15.
SELECT sectionId, schoolId, termIds, courseId, title, sectionNumber, periods, classType, grades, subjectCodes
FROM sections
