-- The tables of Synergy that its query pack reads, as PostgreSQL: the columns used and a few beside them. Names are those
-- of a large district's published views of the schema rev; types are those that PostgreSQL has for SQL Server's
-- (uniqueidentifier as uuid, smalldatetime as timestamp).
CREATE SCHEMA rev;
-- SQL Server adds days to a datetime by +; PostgreSQL adds them to a date. So the pack's one sum runs on both.
CREATE DOMAIN datetime AS date;
CREATE TABLE rev.REV_YEAR (
    YEAR_GU uuid NOT NULL,
    SCHOOL_YEAR numeric(4) NOT NULL, -- the calendar year in which the school year begins
    EXTENSION varchar(1) NOT NULL    -- R regular, S summer
);
CREATE TABLE rev.REV_ORGANIZATION (
    ORGANIZATION_GU uuid NOT NULL,
    ORGANIZATION_NAME varchar(100) NOT NULL,
    PARENT_GU uuid,
    HIDE_ORGANIZATION varchar(1)
);
CREATE TABLE rev.EPC_SCH (
    ORGANIZATION_GU uuid NOT NULL,
    SCHOOL_CODE varchar(10) NOT NULL,
    STATE_SCHOOL_CODE varchar(20)
);
CREATE TABLE rev.REV_ORGANIZATION_YEAR (
    ORGANIZATION_YEAR_GU uuid NOT NULL, ORGANIZATION_GU uuid NOT NULL, YEAR_GU uuid NOT NULL
);
CREATE TABLE rev.EPC_SCH_ATT_CAL_OPT (ORG_YEAR_GU uuid NOT NULL, START_DATE timestamp, END_DATE timestamp);
CREATE TABLE rev.EPC_SCH_YR_TRM_DEF (
    SCHOOL_YEAR_TRM_DEF_GU uuid NOT NULL,
    ORGANIZATION_YEAR_GU uuid NOT NULL,
    TERM_CODE_NUMBER smallint,
    TERM_NAME varchar(50),
    EVENT_DATE timestamp             -- the last day
);
CREATE TABLE rev.EPC_SCH_YR_TRM_CODES (
    SCHOOL_YEAR_TRM_CODES_GU uuid NOT NULL,
    SCHOOL_YEAR_TRM_DEF_GU uuid NOT NULL,
    TERM_CODE varchar(5)
);
CREATE TABLE rev.EPC_CRS (
    COURSE_GU uuid NOT NULL,
    COURSE_ID varchar(20),
    COURSE_TITLE varchar(60),
    STATE_COURSE_CODE varchar(20),
    SUBJECT_AREA_1 varchar(10)
);
CREATE TABLE rev.EPC_SCH_YR_CRS (
    SCHOOL_YEAR_COURSE_GU uuid NOT NULL, COURSE_GU uuid NOT NULL, ORGANIZATION_YEAR_GU uuid
);
CREATE TABLE rev.EPC_SCH_YR_SECT (
    SECTION_GU uuid NOT NULL,
    SECTION_ID varchar(20),
    SCHOOL_YEAR_COURSE_GU uuid,
    ORGANIZATION_YEAR_GU uuid NOT NULL,
    STAFF_SCHOOL_YEAR_GU uuid,       -- the primary teacher
    TERM_CODE varchar(5),
    PERIOD_BEGIN smallint,
    PERIOD_END smallint,
    ROOM_GU uuid
);
CREATE TABLE rev.EPC_SCH_YR_SECT_STF (
    SECTION_GU uuid NOT NULL,
    STAFF_SCHOOL_YEAR_GU uuid NOT NULL,
    CLASS_ROLE varchar(10),
    START_DATE timestamp,
    END_DATE timestamp
);
CREATE TABLE rev.EPC_STAFF (STAFF_GU uuid NOT NULL, BADGE_NUM varchar(20));
CREATE TABLE rev.EPC_STAFF_SCH_YR (
    STAFF_SCHOOL_YEAR_GU uuid NOT NULL, STAFF_GU uuid NOT NULL, ORGANIZATION_YEAR_GU uuid
);
CREATE TABLE rev.REV_PERSON (
    PERSON_GU uuid NOT NULL,
    FIRST_NAME varchar(50),
    MIDDLE_NAME varchar(50),
    LAST_NAME varchar(50),
    BIRTH_DATE timestamp,
    GENDER varchar(1),
    EMAIL varchar(100)
);
CREATE TABLE rev.EPC_STU (
    STUDENT_GU uuid NOT NULL, SIS_NUMBER varchar(20) NOT NULL, STATE_STUDENT_NUMBER varchar(20)
);
CREATE TABLE rev.EPC_STU_SCH_YR (
    STUDENT_SCHOOL_YEAR_GU uuid NOT NULL,
    STUDENT_GU uuid NOT NULL,
    ORGANIZATION_YEAR_GU uuid NOT NULL,
    YEAR_GU uuid,
    GRADE varchar(5),                -- a code of the lookup K12, Grade
    ENTER_DATE timestamp,
    LEAVE_DATE timestamp,
    STATUS varchar(1),               -- none: active
    EXCLUDE_ADA_ADM varchar(1),      -- none: the enrollment that counts
    HOMEROOM_SECTION_GU uuid
);
CREATE TABLE rev.EPC_STU_CLASS (
    SECTION_GU uuid NOT NULL,
    STUDENT_SCHOOL_YEAR_GU uuid NOT NULL,
    ENTER_DATE timestamp,
    LEAVE_DATE timestamp
);
CREATE TABLE rev.EPC_STU_CLASS_DEL (
    SECTION_GU uuid NOT NULL,
    STUDENT_SCHOOL_YEAR_GU uuid NOT NULL,
    LEAVE_DATE timestamp,
    DELETE_DATE timestamp
);
CREATE TABLE rev.REV_BOD_LOOKUP_DEF (
    LOOKUP_DEF_GU uuid NOT NULL,
    LOOKUP_NAMESPACE varchar(50),
    LOOKUP_DEF_CODE varchar(50)
);
CREATE TABLE rev.REV_BOD_LOOKUP_VALUES (
    LOOKUP_DEF_GU uuid NOT NULL,
    VALUE_CODE varchar(5),
    VALUE_DESCRIPTION varchar(50),
    LIST_ORDER smallint
);
