-- Pack: Infinite Campus; Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: the places of students in sections, present and past, of students who are enrolled on the day of the run.
-- Confidence: high for Roster (no start: from the beginning; no end: open).
--   Not confirmed: that endDate is the last day (public queries read it so).
-- Sources: Roster, Enrollment, Section, Trial, Calendar, Course, SectionPlacement, School:
--   North Carolina state agency, state extracts for Infinite Campus (NCSIS/ncdpi-state-extracts, 2026); queries of
--   districts (public repositories).
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Sections count that are in the active trial of a calendar of the school year and are placed in a term and a period.
-- A place lasts no longer than the enrollment in the section's calendar, and begins no earlier: rosters may stay open
-- when a student leaves the school. A student without an enrollment there (a cross-site section) keeps the place.
-- Left out on purpose: students who are not enrolled now (not in students.sql, so that their rows would be refused);
-- no-shows of the section's calendar; places that end before they begin.
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
),
enrolled AS (
    SELECT e.personID, e.calendarID,
           MIN(CAST(e.startDate AS date)) AS firstDay,
           CASE WHEN COUNT(*) > COUNT(e.endDate) THEN NULL ELSE MAX(CAST(e.endDate AS date)) END AS lastDay
    FROM Enrollment e
    JOIN Calendar cal ON cal.calendarID = e.calendarID AND cal.endYear = :schoolYear
    WHERE COALESCE(e.noShow, 0) = 0
    GROUP BY e.personID, e.calendarID
),
present AS (
    SELECT DISTINCT n.personID
    FROM Enrollment n
    JOIN Calendar cal ON cal.calendarID = n.calendarID AND cal.endYear = :schoolYear
    JOIN Student st ON st.personID = n.personID AND st.calendarID = n.calendarID
    WHERE COALESCE(n.noShow, 0) = 0
      AND CAST(n.startDate AS date) <= CAST(:runDate AS date)
      AND (n.endDate IS NULL OR CAST(n.endDate AS date) >= CAST(:runDate AS date))
),
places AS (
    SELECT r.sectionID, r.personID,
           CASE WHEN r.startDate IS NULL OR CAST(r.startDate AS date) < n.firstDay THEN n.firstDay
                ELSE CAST(r.startDate AS date) END AS firstDay,
           CASE WHEN r.endDate IS NULL OR CAST(r.endDate AS date) > n.lastDay THEN n.lastDay
                ELSE CAST(r.endDate AS date) END AS lastDay
    FROM Roster r
    JOIN live v ON v.sectionID = r.sectionID AND v.trialID = r.trialID
    JOIN present a ON a.personID = r.personID
    LEFT JOIN enrolled n ON n.personID = r.personID AND n.calendarID = v.calendarID
    WHERE n.personID IS NOT NULL
       OR NOT EXISTS (SELECT 1 FROM Enrollment e WHERE e.personID = r.personID AND e.calendarID = v.calendarID)
)
-- One row for each first day: of several, that which lasts longest.
SELECT CAST(p.sectionID AS varchar(20)) AS sectionId,
       CAST(p.personID AS varchar(20)) AS studentId,
       COALESCE(CAST(p.firstDay AS varchar(10)), '') AS beginDate,
       CASE WHEN COUNT(*) > COUNT(p.lastDay) THEN '' ELSE CAST(MAX(p.lastDay) AS varchar(10)) END AS endDate
FROM places p
WHERE p.firstDay IS NULL OR p.lastDay IS NULL OR p.lastDay >= p.firstDay
GROUP BY p.sectionID, p.personID, p.firstDay;
