-- Pack: Q by Aequitas (formerly Zangle); Microsoft SQL Server.
-- incomplete: find the table of class sections, with the school, terms, course and period of each.
-- Rows: the sections of this school year, elementary homerooms among them.
-- Confidence: none. No table of Q's database is published.
-- Sources: none found; to be taken from the district's data dictionary.
-- Run on: nothing yet.
--
-- Put tables and columns in the place of what is in capitals, then take away the line that says incomplete.
-- A column that is not needed and not in the SIS is left out.
-- Several terms of one section: STRING_AGG(CAST(THE_TERM AS varchar(20)), ';'), one row for each section.
-- Leave out sections of schools that schools.sql leaves out.
SELECT
  -- the section's id, different from that of every other section of every school (needed)
  THE_SECTION_ID AS sectionId,
  -- the school it is taught at (needed)
  THE_SCHOOL_ID AS schoolId,
  -- the term it meets in; several with a semicolon between them (needed)
  THE_TERM_IDS AS termIds,
  -- the course it teaches (where the SIS has it)
  THE_COURSE_ID AS courseId,
  -- the section's own name, where it has one (where the SIS has it)
  THE_TITLE AS title,
  -- the number teachers know the section by (where the SIS has it)
  THE_SECTION_NUMBER AS sectionNumber,
  -- the period it meets in (where the SIS has it)
  THE_PERIODS AS periods,
  -- homeroom for an elementary class or a homeroom, else scheduled (where the SIS has it)
  THE_CLASS_TYPE AS classType,
  -- the grade it is for (where the SIS has it; TK, KG, 01 to 12)
  THE_GRADES AS grades,
  -- the SIS's codes for its subject, where they differ from its course's (where the SIS has it)
  THE_SUBJECT_CODES AS subjectCodes
FROM THE_TABLE
WHERE THE_SCHOOL_YEAR = :schoolYear
  AND (:everySchool = 1 OR CAST(THE_SCHOOL_CODE AS varchar(20)) IN (:schools))
