-- Pack: Infinite Campus; Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: the primary and other teachers of the sections of the school year, each once.
-- Confidence: high for SectionStaffHistory and Individual; medium for the address: it is Contact.email, else that of
--   the contact with the relationship Self. A database without StudentContact needs the second taken out.
-- Sources: SectionStaffHistory, Individual, Section, Trial, Calendar, Course, SectionPlacement, School:
--   North Carolina state agency, state extracts for Infinite Campus (NCSIS/ncdpi-state-extracts, 2026); queries of
--   districts (public repositories).
--   Contact and StudentContact: the first, its notes on e-mail addresses.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Sections count that are in the active trial of a calendar of the school year and are placed in a term and a period.
-- Left out on purpose: section staff of type S, who may be aides and others that are no teachers of the section; add S
-- here and in section_staff.sql where a district gives co-teachers that type.
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
)
SELECT CAST(i.personID AS varchar(20)) AS staffId,
       LTRIM(RTRIM(i.firstName)) AS givenName,
       LTRIM(RTRIM(i.lastName)) AS familyName,
       COALESCE(
           (SELECT MIN(NULLIF(LTRIM(RTRIM(k.email)), '')) FROM Contact k WHERE k.personID = i.personID),
           (SELECT MIN(LTRIM(RTRIM(k.email)))
            FROM StudentContact k
            WHERE k.contactID = (SELECT MAX(x.contactID)
                                 FROM StudentContact x
                                 WHERE x.personID = i.personID
                                   AND x.relationship = 'Self'
                                   AND LTRIM(RTRIM(COALESCE(x.email, ''))) <> '')),
           '') AS email
FROM Individual i
WHERE EXISTS (
    SELECT 1
    FROM SectionStaffHistory h
    JOIN live v ON v.sectionID = h.sectionID AND v.trialID = h.trialID
    WHERE h.personID = i.personID AND h.staffType IN ('P', 'T'));
