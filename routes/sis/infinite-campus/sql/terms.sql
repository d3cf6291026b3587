-- Pack: Infinite Campus; Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: the terms in which sections of the school year are placed.
-- Confidence: high. Not confirmed: that Term.endDate is the last day of the term (public queries read it so).
-- Sources: Term, SectionPlacement, Trial, Calendar, Section, Course, School:
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
SELECT DISTINCT CAST(t.termID AS varchar(20)) AS termId,
       COALESCE(NULLIF(LTRIM(RTRIM(t.name)), ''), CONCAT('Term ', t.termID)) AS title,
       CAST(CAST(t.startDate AS date) AS varchar(10)) AS startDate,
       CAST(CAST(t.endDate AS date) AS varchar(10)) AS endDate,
       :schoolYear AS schoolYear
FROM live v
JOIN SectionPlacement sp ON sp.sectionID = v.sectionID AND sp.trialID = v.trialID
JOIN Term t ON t.termID = sp.termID;
