-- The fields of merged rows: of each the first value that counts, in the field's own order.
insert into merged_org
select n.merged, min(n.id) filter (where n.node = n.merged), (
    select o.cds from node m join org o on o.src = m.src and o.id = m.id
    join precedence p on p.field = 'org.identifier' and p.src = m.src
    where m.merged = n.merged and o.cds is not null order by p.rank limit 1)
from node n where n.kind = 'org' group by n.merged;

insert into merged_session
select merged, start, finish from (
    select n.merged, o.start, o.finish, row_number() over (partition by n.merged order by p.rank) place
    from node n join session o on o.src = n.src and o.id = n.id
    join precedence p on p.field = 'academicSession.dates' and p.src = n.src
    where n.kind = 'academicSession') where place = 1;

insert into merged_course
select n.merged,
    coalesce((select o.code from node m join course o on o.src = m.src and o.id = m.id
        join precedence p on p.field = 'course.courseCode' and p.src = m.src
        where m.merged = n.merged and o.code <> '' order by p.rank limit 1), ''),
    coalesce((select o.subjects from node m join course o on o.src = m.src and o.id = m.id
        join precedence p on p.field = 'course.subjectCodes' and p.src = m.src
        where m.merged = n.merged and o.subjects <> '' order by p.rank limit 1), '')
from node n where n.kind = 'course' group by n.merged;

insert into merged_class
select n.merged,
    case when exists (select 1 from node h where h.kind = 'class' and h.node = h.merged and h.id = n.id and h.src < n.src)
        then n.id || '@' || (select name from source s where s.src = n.src) else n.id end,
    (select o.type from node m join class o on o.src = m.src and o.id = m.id
        join precedence p on p.field = 'class.classType' and p.src = m.src
        where m.merged = n.merged order by p.rank limit 1),
    (select x.merged from node m join class o on o.src = m.src and o.id = m.id
        join precedence p on p.field = 'class.school' and p.src = m.src
        join node x on x.kind = 'org' and x.src = m.src and x.id = o.school
        where m.merged = n.merged order by p.rank limit 1),
    (select x.merged from node m join class o on o.src = m.src and o.id = m.id
        join precedence p on p.field = 'class.course' and p.src = m.src
        join node x on x.kind = 'course' and x.src = m.src and x.id = o.course
        where m.merged = n.merged order by p.rank limit 1),
    coalesce((select o.subjects from node m join class o on o.src = m.src and o.id = m.id
        join precedence p on p.field = 'class.subjectCodes' and p.src = m.src
        where m.merged = n.merged and o.subjects <> '' order by p.rank limit 1), ''),
    (select m.src from node m join precedence p on p.field = 'owner' and p.src = m.src
        where m.merged = n.merged order by p.rank limit 1)
from node n where n.kind = 'class' and n.node = n.merged;

insert into merged_term
select distinct h.merged, x.merged
from node h
join node m on m.node = (select m.node from node m join precedence p on p.field = 'class.terms' and p.src = m.src
    where m.merged = h.merged order by p.rank limit 1)
join class o on o.src = m.src and o.id = m.id, json_each(list(o.terms)) l
join node x on x.kind = 'academicSession' and x.src = m.src and x.id = l.value
where h.kind = 'class' and h.node = h.merged;

-- One valid SSID, or the one of the first source that the field's own rule names; two are none.
insert into merged_student (merged, two_ssids)
select n.merged, count(distinct p.ssid) > 1 or max(p.two_ssids) = 1
from node n join person p on p.src = n.src and p.id = n.id
where n.kind in ('student', 'staff') group by n.merged;
update merged_student set ssid_source = (
    select m.src from node m join person p on p.src = m.src and p.id = m.id join ssid_named s on s.src = m.src
    where m.merged = merged_student.merged and p.ssid is not null order by s.rank limit 1);
update merged_student set ssid_source = (
    select min(m.src) from node m join person p on p.src = m.src and p.id = m.id
    where m.merged = merged_student.merged and p.ssid is not null)
where ssid_source is null and not two_ssids;
update merged_student set
    ssid = (select p.ssid from node m join person p on p.src = m.src and p.id = m.id
        where m.merged = merged_student.merged and m.src = ssid_source),
    name = coalesce((select fold(p.family) || char(10) || fold(p.given) from node m join person p on p.src = m.src and p.id = m.id
        join precedence r on r.field = 'user.name' and r.src = m.src
        where m.merged = merged_student.merged and p.family || p.given <> '' order by r.rank limit 1), char(10));

insert into merged_staff
select n.merged,
    (select lower(p.email) from node m join person p on p.src = m.src and p.id = m.id
        join precedence r on r.field = 'user.email' and r.src = m.src
        where m.merged = n.merged and p.email like '%_@_%._%' and p.email not glob '*[ ,;]*' order by r.rank limit 1),
    coalesce((select p.enabled from node m join person p on p.src = m.src and p.id = m.id
        join precedence r on r.field = 'user.enabledUser' and r.src = m.src
        where m.merged = n.merged and p.enabled <> '' order by r.rank limit 1), 'true')
from node n where n.kind in ('staff', 'student') group by n.merged;

-- Classes that are taken, and the current members that count.
insert into taken
select c.merged, o.cds, c.id, case
        when (select count(distinct s.subject) from subject_code s
              where exists (select 1 from json_each(list(case c.subjects when '' then coalesce(k.subjects, '') else c.subjects end)) l
                            where substr(l.value, 1, length(s.beginning)) = s.beginning)) = 1
        then (select s.subject from subject_code s
              where exists (select 1 from json_each(list(case c.subjects when '' then coalesce(k.subjects, '') else c.subjects end)) l
                            where substr(l.value, 1, length(s.beginning)) = s.beginning))
        else 'ALL' end
from merged_class c join merged_org o on o.merged = c.school left join merged_course k on k.merged = c.course, setting t
where c.type in ('scheduled', 'homeroom') and o.cds like t.district || '%'
  and exists (select 1 from merged_term m join merged_session s on s.merged = m.session
              where m.merged = c.merged and s.start <= t.date and t.date < s.finish);

insert into member
select distinct e.src, c.merged, u.merged, e.role
from enrollment e
join node c on c.kind = 'class' and c.src = e.src and c.id = e.class
join node u on u.kind in ('student', 'staff') and u.src = e.src and u.id = e.user
join merged_class m on m.merged = c.merged, setting t
where e.time = 'current' and (t.memberships = 'union' or m.owner = e.src);

-- One SSID of two people of different names, from different sources: the one whom the field's own rule names keeps it.
insert into conflict
select 'shared-ssid', a.merged from merged_student a
where (select count(distinct b.name) > 1 and count(distinct b.ssid_source) > 1 and min(b.merged) < a.merged
       from merged_student b where b.ssid = a.ssid);
update merged_student set ssid = null
where exists (
    select 1 from merged_student b join ssid_named s on s.src = b.ssid_source
    where b.ssid = merged_student.ssid and b.name <> merged_student.name and b.ssid_source <> merged_student.ssid_source
      and s.rank < coalesce((select o.rank from ssid_named o where o.src = merged_student.ssid_source), 1000));

insert into shared
select a.merged, a.ssid from merged_student a
where (select count(distinct b.name) > 1 and count(distinct b.ssid_source) > 1 from merged_student b where b.ssid = a.ssid);
insert into shared
select distinct a.merged, a.ssid
from merged_student a join merged_student b on b.ssid = a.ssid and b.name <> a.name
where exists (select 1 from member m join taken t on t.merged = m.class where m.user = a.merged and m.role = 'student')
  and exists (select 1 from member m join taken t on t.merged = m.class where m.user = b.merged and m.role = 'student');
