-- One key of one source against what is merged already. Every row of a merged row gives its ids, so that whoever knows
-- any of them finds it.
delete from there;
delete from here;
delete from pair;
delete from open;
insert into open
select distinct n.merged from step s join node n on n.kind = s.kind and n.src < s.src
where not exists (select 1 from node m where m.merged = n.merged and m.src = s.src);
-- Every row of a merged row gives its ids; of the rest, the fields of the merged row count.
insert into there
select distinct o.merged, k.value
from step s, open o join node n on n.merged = o.merged and n.src < s.src
join node_key k on k.node = n.node and k.key = s.key
where s.key in ('sourcedId', 'identifier');
insert into there
select o.merged, coalesce(
    (select p.ssid from node m join person p on p.src = m.src and p.id = m.id join ssid_named x on x.src = m.src
     where m.merged = o.merged and m.src < s.src and p.ssid is not null order by x.rank limit 1),
    (select case when count(distinct p.ssid) = 1 and max(p.two_ssids) = 0 then min(p.ssid) end
     from node m join person p on p.src = m.src and p.id = m.id where m.merged = o.merged and m.src < s.src))
from step s, open o where s.key = 'ssid';
insert into there
select merged, value from (
    select o.merged, k.value, row_number() over (partition by o.merged order by case s.kind when 'student' then n.src else p.rank end) place
    from step s join key_field f on f.key = s.key, open o join node n on n.merged = o.merged and n.src < s.src
    join node_key k on k.node = n.node and k.key = s.key
    join precedence p on p.field = f.field and p.src = n.src) where place = 1;
insert into there
select o.merged, (
        select fold_blanks(x.title) from node m join session x on x.src = m.src and x.id = m.id
        join precedence p on p.field = 'academicSession.title' and p.src = m.src
        where m.merged = o.merged and m.src < s.src and x.title <> '' order by p.rank limit 1) || ' ' || (
        select x.start || ' ' || x.finish from node m join session x on x.src = m.src and x.id = m.id
        join precedence p on p.field = 'academicSession.dates' and p.src = m.src
        where m.merged = o.merged and m.src < s.src order by p.rank limit 1)
from step s, open o where s.key = 'term';
insert into there
select merged, json_array(school, course, coalesce(code, ''), terms, periods) from (
    select o.merged,
        (select x.school from class_part x join node n on n.node = x.node
         join precedence p on p.field = 'class.school' and p.src = x.src
         where n.merged = o.merged and x.src < s.src order by p.rank limit 1) school,
        (select x.course from class_part x join node n on n.node = x.node
         join precedence p on p.field = 'class.course' and p.src = x.src
         where n.merged = o.merged and x.src < s.src and x.course is not null order by p.rank limit 1) course,
        (select x.code from class_part x join node n on n.node = x.node
         join precedence p on p.field = 'class.classCode' and p.src = x.src
         where n.merged = o.merged and x.src < s.src and x.code <> '' order by p.rank limit 1) code,
        (select x.terms from class_part x join node n on n.node = x.node
         join precedence p on p.field = 'class.terms' and p.src = x.src
         where n.merged = o.merged and x.src < s.src order by p.rank limit 1) terms,
        (select x.periods from class_part x join node n on n.node = x.node
         join precedence p on p.field = 'class.periods' and p.src = x.src
         where n.merged = o.merged and x.src < s.src and x.periods is not null order by p.rank limit 1) periods
    from step s, open o where s.key = 'section')
where course is not null and (code is not null or periods is not null);
delete from there where value is null;
delete from there_name;
insert into there_name
select merged, given, family from (
    select o.merged, a.given, a.family, row_number() over (partition by o.merged order by a.given || a.family = '', p.rank) place
    from step s, open o join node n on n.merged = o.merged and n.src < s.src
    join node_name a on a.node = n.node join precedence p on p.field = 'user.name' and p.src = n.src) where place = 1;
insert into here
select n.node, k.value
from step s join node_key k on k.key = s.key and k.kind = s.kind join node n on n.node = k.node
where n.src = s.src and n.merged is null;
insert into ambiguous
select h.node from here h
where h.value in (select value from there join here using (value)
    group by value having count(distinct merged) > 1 or count(distinct node) > 1);
insert into pair
select min(merged), min(node) from there join here using (value)
group by value having count(distinct merged) = 1 and count(distinct node) = 1;
-- An id of two people who have neither name nor SSID in common is another person's.
delete from pair
where (select key from step) in ('sourcedId', 'identifier') and (select kind from step) in ('student', 'staff')
  and not exists (
    select 1 from there_name a, node_name b
    where a.merged = pair.merged and b.node = pair.node
      and (a.given || a.family = '' or b.given || b.family = ''
           or a.given = b.given and a.given <> '' or a.family = b.family and a.family <> ''))
  and not exists (
    select 1 from node n join person p on p.src = n.src and p.id = n.id, step s
    where n.node = pair.node and p.ssid = coalesce(
        (select q.ssid from node m join person q on q.src = m.src and q.id = m.id join ssid_named x on x.src = m.src
         where m.merged = pair.merged and m.src < s.src and q.ssid is not null order by x.rank limit 1),
        (select case when count(distinct q.ssid) = 1 and max(q.two_ssids) = 0 then min(q.ssid) end
         from node m join person q on q.src = m.src and q.id = m.id where m.merged = pair.merged and m.src < s.src)));
insert into ambiguous
select node from pair where merged in (select merged from pair group by merged having count(*) > 1);
delete from pair where merged in (select merged from pair group by merged having count(*) > 1);
delete from pair
where (select key from step) in ('ssid', 'email', 'username') and not exists (
    select 1 from there_name a, node_name b, step s
    where a.merged = pair.merged and b.node = pair.node
      and (a.given || a.family = '' or b.given || b.family = '' or a.given = b.given
           or a.family = b.family and (s.key = 'ssid' or s.kind = 'staff')));
update node set merged = (select p.merged from pair p where p.node = node.node)
where node in (select node from pair);
