-- The tables of PowerSchool that the pack reads, for PostgreSQL: NUMBER as numeric, VARCHAR2 as varchar, DATE as date.
-- Only the columns used, and a few beside them.
CREATE TABLE SCHOOLS (
  DCID numeric(10) PRIMARY KEY,
  ID numeric(10) NOT NULL,
  SCHOOL_NUMBER numeric(10) NOT NULL UNIQUE,
  NAME varchar(60),
  ABBREVIATION varchar(10),
  LOW_GRADE numeric(10),
  HIGH_GRADE numeric(10),
  DISTRICT_NUMBER numeric(10),
  ALTERNATE_SCHOOL_NUMBER numeric(14),
  STATE_EXCLUDEFROMREPORTING numeric(10)
);
CREATE TABLE TERMS (
  DCID numeric(10) PRIMARY KEY,
  ID numeric(10) NOT NULL,
  SCHOOLID numeric(10) NOT NULL,
  YEARID numeric(10) NOT NULL,
  NAME varchar(30),
  ABBREVIATION varchar(6),
  FIRSTDAY date,
  LASTDAY date,
  PORTION numeric(10),
  ISYEARREC numeric(10),
  UNIQUE (ID, SCHOOLID)
);
CREATE TABLE COURSES (
  DCID numeric(10) PRIMARY KEY,
  ID numeric(10) NOT NULL,
  COURSE_NUMBER varchar(11) NOT NULL,
  COURSE_NAME varchar(40),
  CREDITTYPE varchar(20)
);
CREATE TABLE SECTIONS (
  DCID numeric(10) PRIMARY KEY,
  ID numeric(10) NOT NULL UNIQUE,
  COURSE_NUMBER varchar(11),
  SECTION_NUMBER varchar(10),
  SCHOOLID numeric(10) NOT NULL,
  TERMID numeric(10) NOT NULL,
  TEACHER numeric(10),
  EXPRESSION varchar(80),
  EXTERNAL_EXPRESSION varchar(80),
  ROOM varchar(15),
  GRADE_LEVEL numeric(10)
);
CREATE TABLE USERS (
  DCID numeric(10) PRIMARY KEY,
  TEACHERNUMBER varchar(20),
  FIRST_NAME varchar(50),
  LAST_NAME varchar(50),
  EMAIL_ADDR varchar(50),
  HOMESCHOOLID numeric(10),
  LOGINID varchar(20),
  TEACHERLOGINID varchar(20),
  PTACCESS numeric(10)
);
CREATE TABLE SCHOOLSTAFF (
  DCID numeric(10) PRIMARY KEY,
  ID numeric(10) NOT NULL UNIQUE,
  USERS_DCID numeric(10) NOT NULL,
  SCHOOLID numeric(10) NOT NULL,
  STATUS numeric(10),
  STAFFSTATUS numeric(10)
);
CREATE TABLE ROLEDEF (
  ID numeric(10) PRIMARY KEY,
  NAME varchar(50)
);
CREATE TABLE SECTIONTEACHER (
  ID numeric(10) PRIMARY KEY,
  TEACHERID numeric(10) NOT NULL,
  SECTIONID numeric(10) NOT NULL,
  ROLEID numeric(10) NOT NULL,
  START_DATE date,
  END_DATE date
);
CREATE TABLE STUDENTS (
  DCID numeric(10) PRIMARY KEY,
  ID numeric(10) NOT NULL UNIQUE,
  STUDENT_NUMBER numeric(14),
  STATE_STUDENTNUMBER varchar(32),
  FIRST_NAME varchar(15),
  MIDDLE_NAME varchar(20),
  LAST_NAME varchar(50),
  GRADE_LEVEL numeric(10),
  SCHOOLID numeric(10),
  ENROLL_STATUS numeric(10),
  STATE_EXCLUDEFROMREPORTING numeric(10)
);
CREATE TABLE CC (
  DCID numeric(10) PRIMARY KEY,
  ID numeric(10) NOT NULL UNIQUE,
  STUDENTID numeric(10) NOT NULL,
  SECTIONID numeric(10) NOT NULL,
  TERMID numeric(10) NOT NULL,
  SCHOOLID numeric(10) NOT NULL,
  COURSE_NUMBER varchar(11),
  SECTION_NUMBER varchar(10),
  DATEENROLLED date,
  DATELEFT date
);
