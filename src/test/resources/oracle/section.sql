-- The section key: school, course, class code, terms and periods, once all but the classes are merged.
insert into class_part
select n.node, n.src, school.merged, course.merged, c.code,
    (select group_concat(distinct t.merged order by t.merged) from json_each(list(c.terms)) l
     join node t on t.kind = 'academicSession' and t.src = n.src and t.id = l.value),
    (select group_concat(distinct l.value order by l.value) from json_each(list(c.periods)) l)
from node n
join class c on c.src = n.src and c.id = n.id
join node school on school.kind = 'org' and school.src = n.src and school.id = c.school
left join node course on course.kind = 'course' and course.src = n.src and course.id = c.course
where n.kind = 'class';
insert into node_key
select 'class', node, 'section', json_array(school, course, code, terms, periods)
from class_part where course is not null and (code <> '' or periods is not null);
