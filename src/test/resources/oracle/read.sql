-- What each source's rows say, by themselves: which are sound, deleted or out.
insert into org
select o.src, o.id,
       case when o.status in ('tobedeleted', 'inactive') then 'deleted'
            when o.status not in ('', 'active') or o.name = '' then 'out'
            when o.type not in ('department', 'school', 'district', 'local', 'state', 'national') and o.type not like 'ext:%' then 'out'
            when exists (select 1 from raw_org d where d.src = o.src and d.id = o.id and d.content <> o.content) then 'out'
            else 'active' end,
       o.name, o.type, o.identifier,
       coalesce((select cds from crosswalk x where x.id = o.id),
                case when digits glob '*[^0-9]*' then null
                     when length(digits) = 13 and digits not like '0%' and digits not like '%0000000' then '0' || digits
                     when length(digits) = 14 and digits not like '%0000000' then digits end)
from (select *, replace(replace(identifier, ' ', ''), '-', '') digits from raw_org) o
where o.id <> '' and o.n = (select min(n) from raw_org d where d.src = o.src and d.id = o.id);

insert into session
select o.src, o.id,
       case when o.status in ('tobedeleted', 'inactive') then 'deleted'
            when o.status not in ('', 'active') then 'out'
            when date(o.start) is null or date(o.finish) is null or o.finish < o.start then 'out'
            when exists (select 1 from raw_session d where d.src = o.src and d.id = o.id and d.content <> o.content) then 'out'
            else 'active' end,
       o.title, o.start, case s.inclusive when 1 then date(o.finish, '+1 day') else o.finish end
from raw_session o join source s on s.src = o.src
where o.id <> '' and o.n = (select min(n) from raw_session d where d.src = o.src and d.id = o.id);

insert into course
select o.src, o.id,
       case when o.status in ('tobedeleted', 'inactive') then 'deleted'
            when o.status not in ('', 'active') then 'out'
            when exists (select 1 from raw_course d where d.src = o.src and d.id = o.id and d.content <> o.content) then 'out'
            else 'active' end,
       o.title, o.code, o.subjects
from raw_course o
where o.id <> '' and o.n = (select min(n) from raw_course d where d.src = o.src and d.id = o.id);

insert into class
select o.src, o.id,
       case when o.status in ('tobedeleted', 'inactive') then 'deleted'
            when o.status not in ('', 'active') then 'out'
            when o.type not in ('homeroom', 'scheduled') and o.type not like 'ext:%' then 'out'
            when not exists (select 1 from org x where x.src = o.src and x.id = o.school and x.state = 'active') then 'out'
            when s.courses = 1 and (s.form <> 'SPEC' or o.course <> '')
                 and not exists (select 1 from course x where x.src = o.src and x.id = o.course and x.state = 'active') then 'out'
            when o.terms = '' then 'out'
            when exists (select 1 from json_each(list(o.terms)) t where not exists
                 (select 1 from session x where x.src = o.src and x.id = t.value and x.state = 'active')) then 'out'
            when exists (select 1 from raw_class d where d.src = o.src and d.id = o.id and d.content <> o.content) then 'out'
            else 'active' end,
       o.title, o.code, o.type, case s.courses when 1 then o.course else '' end, o.school, o.terms, o.subjects, o.periods
from raw_class o join source s on s.src = o.src
where o.id <> '' and o.n = (select min(n) from raw_class d where d.src = o.src and d.id = o.id);

insert into person
select o.src, o.id,
       case when o.status in ('tobedeleted', 'inactive') then 'deleted'
            when o.status not in ('', 'active') then 'out'
            when o.role = '' and s.form <> 'ZIP12' then 'out'
            when o.role not in ('', 'administrator', 'aide', 'counselor', 'districtAdministrator', 'guardian', 'parent',
                 'principal', 'proctor', 'relative', 'siteAdministrator', 'student', 'systemAdministrator', 'teacher') then 'out'
            when lower(o.enabled) not in ('', 'true', 'false', '1', '0') then 'out'
            when exists (select 1 from raw_person d where d.src = o.src and d.id = o.id and d.content <> o.content) then 'out'
            else 'active' end,
       o.role, case when lower(o.enabled) in ('true', '1') then 'true' when o.enabled <> '' then 'false' else '' end,
       o.given, o.family, o.username, o.identifier, o.email,
       case when o.role in ('', 'student') then coalesce(
           (select case count(distinct i.ssid) when 1 then min(i.ssid) end from raw_ssid i where i.src = o.src and i.n = o.n),
           case when o.ssid_place <> '' and length(o.ssid_place) = 10 and o.ssid_place not glob '*[^0-9]*'
                 and not exists (select 1 from raw_ssid i where i.src = o.src and i.n = o.n) then o.ssid_place end) end,
       o.role in ('', 'student')
           and (select count(distinct i.ssid) from raw_ssid i where i.src = o.src and i.n = o.n) > 1
from raw_person o join source s on s.src = o.src
where o.id <> '' and o.n = (select min(n) from raw_person d where d.src = o.src and d.id = o.id);

insert into role
select r.src, r.n, r.userSourcedId, r.roleType = 'primary', r.role
from z_roles r
where r.status in ('', 'active') and r.roleType in ('primary', 'secondary')
  and exists (select 1 from person p where p.src = r.src and p.id = r.userSourcedId and p.state = 'active');

update person set role = coalesce(
    (select r.role from role r where r.src = person.src and r.user = person.id and r.primary_role order by r.n desc limit 1),
    (select r.role from role r where r.src = person.src and r.user = person.id order by r.n limit 1), '')
where role = '';

insert into enrollment
select o.src, o.id, o.class, o.user,
       case when o.role in ('student', 'teacher') then o.role else 'other' end,
       case when o.finish <> '' and st.date >= case s.inclusive when 1 then date(o.finish, '+1 day') else o.finish end then 'ended'
            when o.begin <> '' and st.date < o.begin then 'future'
            else 'current' end
from raw_enrollment o join source s on s.src = o.src, setting st
where o.id <> '' and o.n = (select min(n) from raw_enrollment d where d.src = o.src and d.id = o.id)
  and o.status in ('', 'active')
  and exists (select 1 from class c where c.src = o.src and c.id = o.class and c.state = 'active')
  and exists (select 1 from person p where p.src = o.src and p.id = o.user and p.state = 'active')
  and (s.form = 'SPEC' or exists (select 1 from org x where x.src = o.src and x.id = o.school and x.state = 'active'))
  and o.role in ('administrator', 'aide', 'counselor', 'districtAdministrator', 'guardian', 'parent', 'principal', 'proctor',
                 'relative', 'siteAdministrator', 'student', 'systemAdministrator', 'teacher')
  and (o.begin = '' or date(o.begin) is not null) and (o.finish = '' or date(o.finish) is not null)
  and (o.begin = '' or o.finish = '' or o.finish >= o.begin)
  and not exists (select 1 from raw_enrollment d where d.src = o.src and d.id = o.id and d.content <> o.content);

-- A class is deleted by a source that comes before all who have it; and a later source does not bring back what one
-- that comes before it has deleted.
insert into deletion
select r.src, r.id from class_rank r join class_rank d on d.id = r.id and d.namespace = r.namespace
where r.state = 'active' and d.state = 'deleted' and d.rank < r.rank and (d.src < r.src or d.rank < (
    select min(a.rank) from class_rank a
    where a.id = d.id and a.namespace = d.namespace and a.state = 'active' and a.src < d.src));
update class set state = 'deleted-before' where (src, id) in (select src, id from deletion);

insert into node (kind, src, id) select 'org', src, id from org where state = 'active';
insert into node (kind, src, id) select 'academicSession', src, id from session where state = 'active';
insert into node (kind, src, id) select 'course', src, id from course where state = 'active';
insert into node (kind, src, id) select 'student', src, id from person where state = 'active' and role = 'student';
insert into node (kind, src, id) select 'staff', src, id from person where state = 'active' and role <> 'student';
insert into node (kind, src, id) select 'class', src, id from class where state = 'active';
update node set merged = node where src = 0;

insert into node_name
select n.node, fold(p.given), fold(p.family)
from node n join person p on p.src = n.src and p.id = n.id where n.kind in ('student', 'staff');

insert into node_key
select n.kind, n.node, 'sourcedId', s.namespace || ' ' || n.id from node n join source s on s.src = n.src;
insert into node_key
select 'org', n.node, 'cds', o.cds from node n join org o on o.src = n.src and o.id = n.id
where n.kind = 'org' and o.cds is not null;
insert into node_key
select 'academicSession', n.node, 'term', fold_blanks(o.title) || ' ' || o.start || ' ' || o.finish
from node n join session o on o.src = n.src and o.id = n.id where n.kind = 'academicSession' and o.title <> '';
insert into node_key
select 'course', n.node, 'courseCode', o.code from node n join course o on o.src = n.src and o.id = n.id
where n.kind = 'course' and o.code <> '';
insert into node_key
select n.kind, n.node, 'identifier', s.namespace || ' ' || case p.identifier when '' then n.id else p.identifier end
from node n join person p on p.src = n.src and p.id = n.id join source s on s.src = n.src
where n.kind in ('student', 'staff');
insert into node_key
select n.kind, n.node, 'email', lower(p.email) from node n join person p on p.src = n.src and p.id = n.id
where n.kind in ('student', 'staff') and p.email like '%_@_%._%' and p.email not glob '*[ ,;]*';
insert into node_key
select n.kind, n.node, 'username', lower(p.username) from node n join person p on p.src = n.src and p.id = n.id
where n.kind in ('student', 'staff') and p.username <> '';
insert into node_key
select n.kind, n.node, 'ssid', p.ssid from node n join person p on p.src = n.src and p.id = n.id
where n.kind = 'student' and p.ssid is not null;

insert into key_field values
    ('cds', 'org.identifier'), ('courseCode', 'course.courseCode'), ('email', 'user.email'), ('username', 'user.username');
