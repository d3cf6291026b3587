-- What two sources do not agree in: each row that has another SSID than the one that counts, or than the first when none does.
insert into conflict
select 'two-ssids', node from (
    select n.node, case when p.two_ssids then 'two' else p.ssid end here, coalesce(
        (select q.ssid from node m join person q on q.src = m.src and q.id = m.id
         where m.merged = n.merged and m.src = g.ssid_source),
        (select case when q.two_ssids then 'two' else q.ssid end from node m join person q on q.src = m.src and q.id = m.id
         where m.merged = n.merged and (q.two_ssids or q.ssid is not null) order by m.src limit 1)) kept
    from node n join person p on p.src = n.src and p.id = n.id join merged_student g on g.merged = n.merged
    where n.kind = 'student')
where here <> kept;
insert into conflict
select distinct 'ambiguous', a.node from ambiguous a join node n on n.node = a.node where n.merged = n.node;
insert into merged_key
select merged, kind, key, value from (
    select n.merged, n.kind, k.key, k.value,
        row_number() over (partition by n.merged, k.key order by n.src) place
    from node_key k join key_field f on f.key = k.key join node n on n.node = k.node
    join precedence p on p.field = f.field and p.src = n.src
    where k.key in ('email', 'username')) where place = 1;
insert into conflict
select distinct 'teacher-also-student', a.merged || ' ' || key
from merged_key a join merged_key b using (key, value) where a.kind = 'staff' and b.kind = 'student';
insert into conflict
select 'membership', e.src || ' ' || e.id
from enrollment e
join node c on c.kind = 'class' and c.src = e.src and c.id = e.class
join node u on u.kind in ('student', 'staff') and u.src = e.src and u.id = e.user
join merged_class m on m.merged = c.merged, setting t
where e.time = 'current' and e.role <> 'other' and t.memberships = 'owner' and m.owner <> e.src
  and not exists (select 1 from member o where o.src = m.owner and o.class = c.merged and o.user = u.merged and o.role = e.role);
delete from conflict where (select count(*) from source) = 1;
