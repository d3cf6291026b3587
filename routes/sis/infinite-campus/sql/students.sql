-- Pack: Infinite Campus; Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: the students with an enrollment on the day of the run at one of the schools, each once.
-- Confidence: high. Not confirmed: that Enrollment.endDate is the last day (public queries read it so).
-- Sources: Student (a view; stateID is the SSID), Enrollment, Calendar, School:
--   North Carolina state agency, state extracts for Infinite Campus (NCSIS/ncdpi-state-extracts, 2026); queries of
--   districts (public repositories).
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Left out on purpose: no-shows; enrollments that have ended or not begun: those students are in no class now.
-- Of a student with several enrollments the primary one (serviceType P) counts, then the one that began last.
WITH ranked AS (
    SELECT st.personID, st.stateID, st.firstName, st.lastName, e.grade, cal.schoolID,
           ROW_NUMBER() OVER (
               PARTITION BY st.personID
               ORDER BY CASE WHEN e.serviceType = 'P' THEN 0 ELSE 1 END, e.startDate DESC, e.enrollmentID) AS place
    FROM Enrollment e
    JOIN Calendar cal ON cal.calendarID = e.calendarID AND cal.endYear = :schoolYear
    JOIN School s ON s.schoolID = cal.schoolID
    JOIN Student st ON st.personID = e.personID AND st.calendarID = e.calendarID
    WHERE COALESCE(e.noShow, 0) = 0
      AND CAST(e.startDate AS date) <= CAST(:runDate AS date)
      AND (e.endDate IS NULL OR CAST(e.endDate AS date) >= CAST(:runDate AS date))
      AND RIGHT(CONCAT('0000000', LTRIM(RTRIM(s.number))), 7) NOT IN ('0000000', '0000001', '0000002')
      AND (:everySchool = 1 OR CAST(s.number AS VARCHAR(20)) IN (:schools))
)
SELECT CAST(r.personID AS varchar(20)) AS studentId,
       LTRIM(RTRIM(COALESCE(r.stateID, ''))) AS ssid,
       LTRIM(RTRIM(r.firstName)) AS givenName,
       LTRIM(RTRIM(r.lastName)) AS familyName,
       LTRIM(RTRIM(COALESCE(r.grade, ''))) AS grade,
       CAST(r.schoolID AS varchar(20)) AS schoolId
FROM ranked r
WHERE r.place = 1;
