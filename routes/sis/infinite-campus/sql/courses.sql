-- Pack: Infinite Campus; Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: the courses that sections of the school year teach. Each calendar has its own, so a course has an id a school.
-- Confidence: high for the tables; medium for the subject: stateCode is taken for the state course code of CALPADS.
-- Sources: Course, Section, Trial, Calendar, SectionPlacement, School:
--   North Carolina state agency, state extracts for Infinite Campus (NCSIS/ncdpi-state-extracts, 2026); queries of
--   districts (public repositories).
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Sections count that are in the active trial of a calendar of the school year and are placed in a term and a period.
WITH live AS (
    SELECT sec.sectionID, sec.trialID, sec.number, cal.calendarID, cal.schoolID, c.courseID
    FROM Section sec
    JOIN Trial tr ON tr.trialID = sec.trialID AND tr.active = 1
    JOIN Calendar cal ON cal.calendarID = tr.calendarID AND cal.endYear = :schoolYear
    JOIN Course c ON c.courseID = sec.courseID
    JOIN School s ON s.schoolID = cal.schoolID
    WHERE EXISTS (SELECT 1 FROM SectionPlacement sp WHERE sp.sectionID = sec.sectionID AND sp.trialID = sec.trialID)
      AND RIGHT(CONCAT('0000000', LTRIM(RTRIM(s.number))), 7) NOT IN ('0000000', '0000001', '0000002')
      AND (:everySchool = 1 OR CAST(s.number AS VARCHAR(20)) IN (:schools))
)
SELECT CAST(c.courseID AS varchar(20)) AS courseId,
       COALESCE(NULLIF(LTRIM(RTRIM(c.name)), ''), LTRIM(RTRIM(c.number))) AS title,
       LTRIM(RTRIM(COALESCE(c.number, ''))) AS courseCode,
       LTRIM(RTRIM(COALESCE(c.stateCode, ''))) AS subjectCodes
FROM Course c
WHERE EXISTS (SELECT 1 FROM live v WHERE v.courseID = c.courseID);
