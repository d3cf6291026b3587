-- Pack: Infinite Campus; Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: the sections of the school year.
-- Confidence: high for the tables. Not confirmed: the homeroom flags of Course and Section, which are of a query of one
--   district; they make a section a homeroom and change nothing else.
-- Sources: Section, Trial, Calendar, Course, SectionPlacement, Term, School:
--   North Carolina state agency, state extracts for Infinite Campus (NCSIS/ncdpi-state-extracts, 2026); queries of
--   districts (public repositories).
--   Period, Course.homeroom, Section.homeroomSection: queries of districts.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Sections count that are in the active trial of a calendar of the school year and are placed in a term and a period.
-- A section number is its course's, and a section's within the course: 0210-1.
-- Lists hold up to 12 terms and 8 periods, the first ones; no district is known to place a section in more.
-- Left out on purpose: sections that are placed nowhere; they meet in no term.
WITH live AS (
    SELECT sec.sectionID, sec.trialID, sec.number, cal.calendarID, cal.schoolID, c.courseID,
           c.number AS courseNumber,
           CASE WHEN COALESCE(sec.homeroomSection, 0) = 1 OR COALESCE(c.homeroom, 0) = 1 THEN 'homeroom'
                ELSE 'scheduled' END AS classType
    FROM Section sec
    JOIN Trial tr ON tr.trialID = sec.trialID AND tr.active = 1
    JOIN Calendar cal ON cal.calendarID = tr.calendarID AND cal.endYear = :schoolYear
    JOIN Course c ON c.courseID = sec.courseID
    JOIN School s ON s.schoolID = cal.schoolID
    WHERE EXISTS (SELECT 1 FROM SectionPlacement sp WHERE sp.sectionID = sec.sectionID AND sp.trialID = sec.trialID)
      AND RIGHT(CONCAT('0000000', LTRIM(RTRIM(s.number))), 7) NOT IN ('0000000', '0000001', '0000002')
      AND (:everySchool = 1 OR CAST(s.number AS VARCHAR(20)) IN (:schools))
),
placed AS (
    SELECT d.sectionID, d.item, ROW_NUMBER() OVER (PARTITION BY d.sectionID ORDER BY d.startDate, d.item) AS place
    FROM (
        SELECT DISTINCT sp.sectionID, CAST(t.termID AS varchar(20)) AS item, CAST(t.startDate AS date) AS startDate
        FROM live v
        JOIN SectionPlacement sp ON sp.sectionID = v.sectionID AND sp.trialID = v.trialID
        JOIN Term t ON t.termID = sp.termID
    ) d
),
termLists AS (
    SELECT p.sectionID,
           CONCAT(
           MAX(CASE WHEN p.place = 1 THEN CONCAT(p.item, ';') ELSE '' END),
           MAX(CASE WHEN p.place = 2 THEN CONCAT(p.item, ';') ELSE '' END),
           MAX(CASE WHEN p.place = 3 THEN CONCAT(p.item, ';') ELSE '' END),
           MAX(CASE WHEN p.place = 4 THEN CONCAT(p.item, ';') ELSE '' END),
           MAX(CASE WHEN p.place = 5 THEN CONCAT(p.item, ';') ELSE '' END),
           MAX(CASE WHEN p.place = 6 THEN CONCAT(p.item, ';') ELSE '' END),
           MAX(CASE WHEN p.place = 7 THEN CONCAT(p.item, ';') ELSE '' END),
           MAX(CASE WHEN p.place = 8 THEN CONCAT(p.item, ';') ELSE '' END),
           MAX(CASE WHEN p.place = 9 THEN CONCAT(p.item, ';') ELSE '' END),
           MAX(CASE WHEN p.place = 10 THEN CONCAT(p.item, ';') ELSE '' END),
           MAX(CASE WHEN p.place = 11 THEN CONCAT(p.item, ';') ELSE '' END),
           MAX(CASE WHEN p.place = 12 THEN CONCAT(p.item, ';') ELSE '' END)) AS items
    FROM placed p
    GROUP BY p.sectionID
),
meeting AS (
    SELECT d.sectionID, d.item, ROW_NUMBER() OVER (PARTITION BY d.sectionID ORDER BY d.item) AS place
    FROM (
        SELECT DISTINCT sp.sectionID, LTRIM(RTRIM(CAST(pd.name AS varchar(20)))) AS item
        FROM live v
        JOIN SectionPlacement sp ON sp.sectionID = v.sectionID AND sp.trialID = v.trialID
        JOIN Period pd ON pd.periodID = sp.periodID
    ) d
),
periodLists AS (
    SELECT p.sectionID,
           CONCAT(
           MAX(CASE WHEN p.place = 1 THEN CONCAT(p.item, ';') ELSE '' END),
           MAX(CASE WHEN p.place = 2 THEN CONCAT(p.item, ';') ELSE '' END),
           MAX(CASE WHEN p.place = 3 THEN CONCAT(p.item, ';') ELSE '' END),
           MAX(CASE WHEN p.place = 4 THEN CONCAT(p.item, ';') ELSE '' END),
           MAX(CASE WHEN p.place = 5 THEN CONCAT(p.item, ';') ELSE '' END),
           MAX(CASE WHEN p.place = 6 THEN CONCAT(p.item, ';') ELSE '' END),
           MAX(CASE WHEN p.place = 7 THEN CONCAT(p.item, ';') ELSE '' END),
           MAX(CASE WHEN p.place = 8 THEN CONCAT(p.item, ';') ELSE '' END)) AS items
    FROM meeting p
    GROUP BY p.sectionID
)
SELECT CAST(v.sectionID AS varchar(20)) AS sectionId,
       CAST(v.schoolID AS varchar(20)) AS schoolId,
       t.items AS termIds,
       CAST(v.courseID AS varchar(20)) AS courseId,
       CONCAT(LTRIM(RTRIM(v.courseNumber)), '-', LTRIM(RTRIM(CAST(v.number AS varchar(20))))) AS sectionNumber,
       COALESCE(p.items, '') AS periods,
       v.classType AS classType
FROM live v
JOIN termLists t ON t.sectionID = v.sectionID
LEFT JOIN periodLists p ON p.sectionID = v.sectionID;
