-- Pack: Synergy (Edupoint); Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: the students who are active at one of the schools on the day of the run, each once.
-- Confidence: high.
--   Not confirmed: that LEAVE_DATE is the last day (public queries read it so), and what the lookup calls kindergarten
--   and transitional kindergarten; a grade goes out as the lookup has it.
-- Sources: EPC_STU (STATE_STUDENT_NUMBER is the SSID), EPC_STU_SCH_YR, REV_PERSON, REV_BOD_LOOKUP_DEF,
--   REV_BOD_LOOKUP_VALUES, EPC_SCH, REV_ORGANIZATION, REV_ORGANIZATION_YEAR, REV_YEAR:
--   a large district's published SQL views of rev (Albuquerque Public Schools); queries of districts (public
--   repositories); the entity model of an open-source grant tracker (GrantTracker).
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- The school year is the regular one (EXTENSION R) whose SCHOOL_YEAR is the calendar year in which it begins.
-- Left out on purpose: students with a status (inactive, no-show, pre-enrolled), and those who have left, have not
-- entered yet or have no day of entering.
-- Of a student at several schools the row that counts for attendance (EXCLUDE_ADA_ADM blank) is taken, then the one
-- entered last.
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
grades AS (
    SELECT v.VALUE_CODE, MAX(v.VALUE_DESCRIPTION) AS VALUE_DESCRIPTION
    FROM rev.REV_BOD_LOOKUP_VALUES v
    JOIN rev.REV_BOD_LOOKUP_DEF d ON d.LOOKUP_DEF_GU = v.LOOKUP_DEF_GU
    WHERE d.LOOKUP_NAMESPACE = 'K12' AND UPPER(d.LOOKUP_DEF_CODE) = 'GRADE'
    GROUP BY v.VALUE_CODE
),
ranked AS (
    SELECT st.SIS_NUMBER, st.STATE_STUDENT_NUMBER, p.FIRST_NAME, p.LAST_NAME, g.VALUE_DESCRIPTION, s.SCHOOL_CODE,
           ROW_NUMBER() OVER (
               PARTITION BY st.STUDENT_GU
               ORDER BY CASE WHEN ssy.EXCLUDE_ADA_ADM IS NULL THEN 0 ELSE 1 END, ssy.ENTER_DATE DESC,
                        s.SCHOOL_CODE) AS place
    FROM rev.EPC_STU_SCH_YR ssy
    JOIN schoolYears s ON s.ORGANIZATION_YEAR_GU = ssy.ORGANIZATION_YEAR_GU
    JOIN rev.EPC_STU st ON st.STUDENT_GU = ssy.STUDENT_GU
    JOIN rev.REV_PERSON p ON p.PERSON_GU = st.STUDENT_GU
    LEFT JOIN grades g ON g.VALUE_CODE = ssy.GRADE
    WHERE LTRIM(RTRIM(COALESCE(ssy.STATUS, ''))) = ''
      AND CAST(ssy.ENTER_DATE AS date) <= CAST(:runDate AS date)
      AND (ssy.LEAVE_DATE IS NULL OR CAST(ssy.LEAVE_DATE AS date) >= CAST(:runDate AS date))
)
SELECT LTRIM(RTRIM(CAST(r.SIS_NUMBER AS varchar(20)))) AS studentId,
       LTRIM(RTRIM(COALESCE(r.STATE_STUDENT_NUMBER, ''))) AS ssid,
       LTRIM(RTRIM(r.FIRST_NAME)) AS givenName,
       LTRIM(RTRIM(r.LAST_NAME)) AS familyName,
       LTRIM(RTRIM(COALESCE(r.VALUE_DESCRIPTION, ''))) AS grade,
       r.SCHOOL_CODE AS schoolId
FROM ranked r
WHERE r.place = 1;
