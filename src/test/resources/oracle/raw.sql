-- The files of every form in OneRoster's words.
create view raw_org as
select src, n, content, sourcedId id, status, name, type, identifier from z_orgs
union all select src, n, content, schoolId, '', name, 'school', cds from f_schools;
create view raw_session as
select src, n, content, sourcedId id, status, title, day(startDate) start, day(endDate) finish from z_academicSessions
union all select src, n, content, termId, '', title, startDate, endDate from f_terms;
create view raw_course as
select src, n, content, sourcedId id, status, title, courseCode code, subjectCodes subjects from z_courses
union all select src, n, content, courseId, '', title, courseCode, subjectCodes from f_courses;
create view raw_class as
select src, n, content, sourcedId id, status, title, classCode code, classType type, courseSourcedId course,
       schoolSourcedId school, termSourcedIds terms, subjectCodes subjects, periods from z_classes
union all select src, n, content, sectionId, '', title, sectionNumber, case classType when '' then 'scheduled' else classType end,
       courseId, schoolId, termIds, subjectCodes, periods from f_sections;
create view raw_person as
select src, n, content, sourcedId id, status, role, enabledUser enabled, givenName given, familyName family, username,
       identifier, identifier ssid_place, email from z_users
union all select src, n, content, studentId, '', 'student', '', givenName, familyName, '', studentId, ssid, '' from f_students
union all select src, n, content, 'staff ' || staffId, '', 'teacher', active, givenName, familyName, '', staffId, '', email
       from f_staff;
create view raw_ssid as
select src, n, trim(substr(l.value, instr(l.value, ':') + 1)) ssid
from z_users, json_each(list(replace(replace(userIds, '{', ''), '}', ''))) l
where lower(l.value) like 'ssid:%' and length(trim(substr(l.value, instr(l.value, ':') + 1))) = 10
  and trim(substr(l.value, instr(l.value, ':') + 1)) not glob '*[^0-9]*';
create view raw_enrollment as
select src, n, content, sourcedId id, status, classSourcedId class, schoolSourcedId school, userSourcedId user, role,
       day(beginDate) begin, day(endDate) finish from z_enrollments
union all select src, n, content, sectionId || ' ' || studentId || ' ' || beginDate, '', sectionId, '', studentId, 'student',
       beginDate, endDate from f_section_students
union all select src, n, content, sectionId || ' staff ' || staffId || ' ' || beginDate || ' ' || "primary", '', sectionId, '',
       'staff ' || staffId, 'teacher', beginDate, endDate from f_section_staff;
