-- Pack: PowerSchool; Oracle 12c or newer (and PostgreSQL, for tests).
-- Rows: who is, was or will be in which section this school year, of the students in students.sql.
-- Confidence: high. DATELEFT is the first day out, so the last day is the one before it.
-- Sources: CC, SECTIONS, STUDENTS: Lawrence Public Schools, OneRoster-1.1-PowerQueries, 2023.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Left out: students whom students.sql leaves out; enrolments that end on the day they begin, since such a student
-- never came. A dropped class has its SECTIONID negative: those are rows of the past, and are left out where DATELEFT,
-- against that, is still to come.
-- Two enrolments of one student in one section from the same day are one: the one not dropped, then the longer.
SELECT
  CAST(q.SECTION_ID AS VARCHAR(20)) AS sectionId,
  CAST(q.STUDENTID AS VARCHAR(20)) AS studentId,
  TO_CHAR(q.DATEENROLLED, 'YYYY-MM-DD') AS beginDate,
  TO_CHAR(q.DATELEFT - 1, 'YYYY-MM-DD') AS endDate
FROM (
  SELECT
    s.ID AS SECTION_ID,
    cc.STUDENTID,
    cc.DATEENROLLED,
    cc.DATELEFT,
    ROW_NUMBER() OVER (
      PARTITION BY s.ID, cc.STUDENTID, cc.DATEENROLLED
      ORDER BY CASE WHEN cc.SECTIONID > 0 THEN 1 ELSE 2 END, cc.DATELEFT DESC NULLS FIRST
    ) AS place
  FROM CC cc
  JOIN SECTIONS s ON s.ID = ABS(cc.SECTIONID)
  JOIN SCHOOLS sc ON sc.SCHOOL_NUMBER = s.SCHOOLID
  JOIN STUDENTS stu ON stu.ID = cc.STUDENTID
  WHERE s.TERMID BETWEEN (:schoolYear - 1991) * 100 AND (:schoolYear - 1991) * 100 + 99
    AND stu.ENROLL_STATUS = 0
    AND COALESCE(stu.STATE_EXCLUDEFROMREPORTING, 0) = 0
    AND (cc.DATELEFT IS NULL OR cc.DATELEFT > cc.DATEENROLLED)
    AND ((cc.SECTIONID > 0 AND cc.TERMID > 0) OR cc.DATELEFT <= TO_DATE(:runDate, 'YYYY-MM-DD'))
    AND COALESCE(sc.STATE_EXCLUDEFROMREPORTING, 0) = 0
    AND sc.SCHOOL_NUMBER <> 999999
    AND MOD(COALESCE(sc.ALTERNATE_SCHOOL_NUMBER, 0), 10000000) NOT IN (1, 2)
    AND (:everySchool = 1 OR CAST(sc.SCHOOL_NUMBER AS VARCHAR(20)) IN (:schools))
) q
WHERE q.place = 1
ORDER BY q.SECTION_ID, q.STUDENTID, q.DATEENROLLED
