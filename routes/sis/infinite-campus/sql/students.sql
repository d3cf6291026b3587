-- Pack: Infinite Campus; Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: the students with an enrollment on the day of the run at one of the schools, each once.
-- Confidence: high. Not confirmed: that Enrollment.endDate is the last day (public queries read it so).
-- Sources: Student (a view; stateID is the SSID), Enrollment, Roster, Section, Trial, Course, SectionPlacement,
--   Calendar, School:
--   North Carolina state agency, state extracts for Infinite Campus (NCSIS/ncdpi-state-extracts, 2026); queries of
--   districts (public repositories).
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Left out on purpose: no-shows; enrollments that have ended or not begun: those students are in no class now.
-- Of a student with several enrollments the primary one (serviceType P) counts, then the one that began last. Students
-- of a school that is not among the chosen ones are taken when they are in a section of one that is.
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
ranked AS (
    SELECT st.personID, st.stateID, st.firstName, st.lastName, e.grade, taken.schoolID,
           ROW_NUMBER() OVER (
               PARTITION BY st.personID
               ORDER BY CASE WHEN taken.schoolID IS NULL THEN 1 ELSE 0 END,
                        CASE WHEN e.serviceType = 'P' THEN 0 ELSE 1 END, e.startDate DESC, e.enrollmentID) AS place
    FROM Enrollment e
    JOIN Calendar cal ON cal.calendarID = e.calendarID AND cal.endYear = :schoolYear
    JOIN Student st ON st.personID = e.personID AND st.calendarID = e.calendarID
    LEFT JOIN (
        SELECT s.schoolID
        FROM School s
        WHERE RIGHT(CONCAT('0000000', LTRIM(RTRIM(s.number))), 7) NOT IN ('0000000', '0000001', '0000002')
          AND (:everySchool = 1 OR CAST(s.number AS VARCHAR(20)) IN (:schools))
    ) taken ON taken.schoolID = cal.schoolID
    WHERE COALESCE(e.noShow, 0) = 0
      AND CAST(e.startDate AS date) <= CAST(:runDate AS date)
      AND (e.endDate IS NULL OR CAST(e.endDate AS date) >= CAST(:runDate AS date))
      AND (taken.schoolID IS NOT NULL
           OR EXISTS (SELECT 1
                      FROM Roster x
                      JOIN live v ON v.sectionID = x.sectionID AND v.trialID = x.trialID
                      WHERE x.personID = e.personID))
)
SELECT CAST(r.personID AS varchar(20)) AS studentId,
       LTRIM(RTRIM(COALESCE(r.stateID, ''))) AS ssid,
       LTRIM(RTRIM(r.firstName)) AS givenName,
       LTRIM(RTRIM(r.lastName)) AS familyName,
       LTRIM(RTRIM(COALESCE(r.grade, ''))) AS grade,
       COALESCE(CAST(r.schoolID AS varchar(20)), '') AS schoolId
FROM ranked r
WHERE r.place = 1;
