-- Pack: Synergy (Edupoint); Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: the places of students in sections, present and past, of students who are active on the day of the run.
-- Confidence: high for EPC_STU_CLASS. Not confirmed: that LEAVE_DATE is the last day (public queries read it so).
-- Sources: EPC_STU_CLASS, EPC_STU, EPC_STU_SCH_YR, REV_PERSON, EPC_SCH_YR_SECT, EPC_SCH, REV_ORGANIZATION,
--   REV_ORGANIZATION_YEAR, REV_YEAR:
--   a large district's published SQL views of rev (Albuquerque Public Schools); queries of districts (public
--   repositories); the entity model of an open-source grant tracker (GrantTracker).
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- The school year is the regular one (EXTENSION R) whose SCHOOL_YEAR is the calendar year in which it begins.
-- A place lasts no longer than the enrollment at its school, and begins no earlier.
-- A homeroom of which EPC_STU_CLASS has no student at all has those of EPC_STU_SCH_YR.HOMEROOM_SECTION_GU.
-- Left out on purpose: students who are not active now (not in students.sql, so that their rows would be refused);
-- places at a school where the student is inactive since an unknown day; places that end before they begin; deleted
-- classes (EPC_STU_CLASS_DEL).
WITH schoolYears AS (
    SELECT oy.ORGANIZATION_YEAR_GU, LTRIM(RTRIM(sch.SCHOOL_CODE)) AS SCHOOL_CODE
    FROM rev.EPC_SCH sch
    JOIN rev.REV_ORGANIZATION o ON o.ORGANIZATION_GU = sch.ORGANIZATION_GU
    JOIN rev.REV_ORGANIZATION_YEAR oy ON oy.ORGANIZATION_GU = sch.ORGANIZATION_GU
    JOIN rev.REV_YEAR y ON y.YEAR_GU = oy.YEAR_GU
    WHERE CAST(y.SCHOOL_YEAR AS int) = :schoolYear - 1
      AND y.EXTENSION = 'R'
      AND COALESCE(o.HIDE_ORGANIZATION, 'N') <> 'Y'
      AND RIGHT(CONCAT('0000000', LTRIM(RTRIM(sch.STATE_SCHOOL_CODE))), 7) NOT IN ('0000000', '0000001', '0000002')
      AND (:everySchool = 1 OR CAST(sch.SCHOOL_CODE AS VARCHAR(20)) IN (:schools))
),
present AS (
    SELECT DISTINCT ssy.STUDENT_GU
    FROM rev.EPC_STU_SCH_YR ssy
    JOIN schoolYears s ON s.ORGANIZATION_YEAR_GU = ssy.ORGANIZATION_YEAR_GU
    WHERE LTRIM(RTRIM(COALESCE(ssy.STATUS, ''))) = ''
      AND CAST(ssy.ENTER_DATE AS date) <= CAST(:runDate AS date)
      AND (ssy.LEAVE_DATE IS NULL OR CAST(ssy.LEAVE_DATE AS date) >= CAST(:runDate AS date))
),
enrolled AS (
    SELECT ssy.STUDENT_SCHOOL_YEAR_GU, ssy.HOMEROOM_SECTION_GU, st.SIS_NUMBER,
           CAST(ssy.ENTER_DATE AS date) AS entered,
           CAST(ssy.LEAVE_DATE AS date) AS leaving
    FROM rev.EPC_STU_SCH_YR ssy
    JOIN schoolYears s ON s.ORGANIZATION_YEAR_GU = ssy.ORGANIZATION_YEAR_GU
    JOIN present n ON n.STUDENT_GU = ssy.STUDENT_GU
    JOIN rev.EPC_STU st ON st.STUDENT_GU = ssy.STUDENT_GU
    JOIN rev.REV_PERSON p ON p.PERSON_GU = st.STUDENT_GU
    WHERE LTRIM(RTRIM(COALESCE(ssy.STATUS, ''))) = '' OR ssy.LEAVE_DATE IS NOT NULL
),
places AS (
    SELECT c.SECTION_GU, e.SIS_NUMBER,
           CASE WHEN c.ENTER_DATE IS NULL OR CAST(c.ENTER_DATE AS date) < e.entered THEN e.entered
                ELSE CAST(c.ENTER_DATE AS date) END AS firstDay,
           CASE WHEN c.LEAVE_DATE IS NULL OR CAST(c.LEAVE_DATE AS date) > e.leaving THEN e.leaving
                ELSE CAST(c.LEAVE_DATE AS date) END AS lastDay
    FROM rev.EPC_STU_CLASS c
    JOIN enrolled e ON e.STUDENT_SCHOOL_YEAR_GU = c.STUDENT_SCHOOL_YEAR_GU
    UNION ALL
    SELECT e.HOMEROOM_SECTION_GU, e.SIS_NUMBER, e.entered, e.leaving
    FROM enrolled e
    WHERE e.HOMEROOM_SECTION_GU IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM rev.EPC_STU_CLASS c WHERE c.SECTION_GU = e.HOMEROOM_SECTION_GU)
)
-- One row for each first day: of several, that which lasts longest.
SELECT CAST(p.SECTION_GU AS varchar(36)) AS sectionId,
       LTRIM(RTRIM(CAST(p.SIS_NUMBER AS varchar(20)))) AS studentId,
       COALESCE(CAST(p.firstDay AS varchar(10)), '') AS beginDate,
       CASE WHEN COUNT(*) > COUNT(p.lastDay) THEN '' ELSE CAST(MAX(p.lastDay) AS varchar(10)) END AS endDate
FROM places p
JOIN rev.EPC_SCH_YR_SECT se ON se.SECTION_GU = p.SECTION_GU
JOIN schoolYears s ON s.ORGANIZATION_YEAR_GU = se.ORGANIZATION_YEAR_GU
WHERE p.firstDay IS NULL OR p.lastDay IS NULL OR p.lastDay >= p.firstDay
GROUP BY p.SECTION_GU, p.SIS_NUMBER, p.firstDay;
