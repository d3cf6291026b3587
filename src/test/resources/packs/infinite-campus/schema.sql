-- The tables and views of Infinite Campus that its query pack reads, as PostgreSQL: the columns used and a few beside
-- them. Names are those of public queries (NCSIS/ncdpi-state-extracts and queries of districts); types are those that
-- PostgreSQL has for SQL Server's (bit as smallint, since flags are compared with 0 and 1).
CREATE TABLE District (districtID integer NOT NULL, number varchar(15), name varchar(50));
CREATE TABLE School (
    schoolID integer NOT NULL,
    districtID integer NOT NULL,
    number varchar(15),
    name varchar(50)
);
CREATE TABLE SchoolYear (endYear smallint NOT NULL, label varchar(10), active smallint NOT NULL);
CREATE TABLE Calendar (
    calendarID integer NOT NULL,
    schoolID integer NOT NULL,
    districtID integer NOT NULL,
    endYear smallint NOT NULL,
    number varchar(10),
    name varchar(50)
);
CREATE TABLE ScheduleStructure (structureID integer NOT NULL, calendarID integer NOT NULL, name varchar(50));
CREATE TABLE Trial (
    trialID integer NOT NULL,
    calendarID integer NOT NULL,
    structureID integer NOT NULL,
    name varchar(50),
    active smallint NOT NULL
);
CREATE TABLE Term (
    termID integer NOT NULL,
    name varchar(10),
    seq smallint,
    startDate timestamp,
    endDate timestamp
);
CREATE TABLE Period (periodID integer NOT NULL, name varchar(10), seq smallint);
CREATE TABLE Course (
    courseID integer NOT NULL,
    calendarID integer NOT NULL,
    departmentID integer,
    number varchar(13),
    name varchar(60),
    stateCode varchar(15),
    homeroom smallint,
    active smallint
);
CREATE TABLE Section (
    sectionID integer NOT NULL,
    courseID integer NOT NULL,
    trialID integer NOT NULL,
    number smallint NOT NULL,
    homeroomSection smallint,
    teacherDisplay varchar(50)
);
CREATE TABLE SectionPlacement (
    sectionPlacementID integer NOT NULL,
    sectionID integer NOT NULL,
    trialID integer NOT NULL,
    termID integer NOT NULL,
    periodID integer NOT NULL
);
CREATE TABLE Person (
    personID integer NOT NULL,
    currentIdentityID integer,
    studentNumber varchar(15),
    stateID varchar(15),         -- the SSID of a student
    staffNumber varchar(15),
    staffStateID varchar(15)
);
CREATE TABLE "identity" (        -- Identity: a word of Transact-SQL's own, so the pack reads the views below
    identityID integer NOT NULL,
    personID integer NOT NULL,
    lastName varchar(50),
    firstName varchar(50),
    middleName varchar(50),
    birthdate timestamp
);
CREATE TABLE Enrollment (
    enrollmentID integer NOT NULL,
    personID integer NOT NULL,
    calendarID integer NOT NULL,
    startDate timestamp,
    endDate timestamp,
    grade varchar(4),
    stateGrade varchar(4),
    serviceType char(1),         -- P primary, S secondary
    noShow smallint,
    endYear smallint
);
CREATE TABLE Roster (
    rosterID integer NOT NULL,
    personID integer NOT NULL,
    sectionID integer NOT NULL,
    trialID integer NOT NULL,
    startDate timestamp,
    endDate timestamp
);
CREATE TABLE SectionStaffHistory (
    historyID integer NOT NULL,
    sectionID integer NOT NULL,
    trialID integer NOT NULL,
    personID integer NOT NULL,
    staffType char(1),           -- P primary teacher, T teacher, S section staff
    startDate timestamp,
    endDate timestamp
);
CREATE TABLE Contact (personID integer NOT NULL, email varchar(100), secondaryEmail varchar(100));
CREATE TABLE StudentContact (
    contactID integer NOT NULL,
    personID integer NOT NULL,
    relationship varchar(50),
    email varchar(100)
);
CREATE VIEW Individual AS
    SELECT p.personID, p.staffNumber, p.staffStateID, i.lastName, i.firstName, i.middleName
    FROM Person p
    JOIN "identity" i ON i.identityID = p.currentIdentityID;
CREATE VIEW Student AS
    SELECT p.personID, p.studentNumber, p.stateID, i.lastName, i.firstName, i.middleName, i.birthdate,
           e.calendarID, e.grade, e.stateGrade, e.startDate, e.endDate, e.serviceType, c.endYear
    FROM Person p
    JOIN "identity" i ON i.identityID = p.currentIdentityID
    JOIN Enrollment e ON e.personID = p.personID
    JOIN Calendar c ON c.calendarID = e.calendarID;
