-- Pack: Infinite Campus; Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: the primary (P) and other (T) teachers of each section, present and past.
-- Confidence: high. Not confirmed: that endDate is the last day (public queries read it so).
-- Sources: SectionStaffHistory, Section, Trial, Calendar, Course, SectionPlacement, School:
--   North Carolina state agency, state extracts for Infinite Campus (NCSIS/ncdpi-state-extracts, 2026); queries of
--   districts (public repositories).
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Sections count that are in the active trial of a calendar of the school year and are placed in a term and a period.
-- One row for each first day of a teacher: of several, the one that lasts longest, and primary if one of them is.
-- Left out on purpose: staff of type S (see staff.sql), and rows that end before they begin.
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
SELECT CAST(h.sectionID AS varchar(20)) AS sectionId,
       CAST(h.personID AS varchar(20)) AS staffId,
       CASE WHEN MAX(CASE WHEN h.staffType = 'P' THEN 1 ELSE 0 END) = 1 THEN 'true' ELSE 'false' END AS "primary",
       COALESCE(CAST(CAST(h.startDate AS date) AS varchar(10)), '') AS beginDate,
       CASE WHEN COUNT(*) > COUNT(h.endDate) THEN ''
            ELSE CAST(MAX(CAST(h.endDate AS date)) AS varchar(10)) END AS endDate
FROM SectionStaffHistory h
JOIN live v ON v.sectionID = h.sectionID AND v.trialID = h.trialID
WHERE h.staffType IN ('P', 'T')
  AND (h.startDate IS NULL OR h.endDate IS NULL OR CAST(h.endDate AS date) >= CAST(h.startDate AS date))
  AND EXISTS (SELECT 1 FROM Individual i WHERE i.personID = h.personID)
GROUP BY h.sectionID, h.personID, CAST(h.startDate AS date);
