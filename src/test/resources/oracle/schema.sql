create table setting (date text, district text, memberships text);
create table source (src integer primary key, name text, form text, namespace text, inclusive integer, courses integer);
create table precedence (field text, src integer, rank integer, primary key (field, src));
create table ssid_named (src integer, rank integer);
create table crosswalk (id text, cds text);
create table subject_code (subject text, beginning text);

create table org (src, id, state, name, type, identifier, cds);
create table session (src, id, state, title, start, finish);
create table course (src, id, state, title, code, subjects);
create table class (src, id, state, title, code, type, course, school, terms, subjects, periods);
create table role (src, n, user, primary_role, role);
create table person (src, id, state, role, enabled, given, family, username, identifier, email, ssid, two_ssids);
create table enrollment (src, id, class, user, role, time);
create index org_id on org (src, id);
create index session_id on session (src, id);
create index course_id on course (src, id);
create index class_id on class (src, id);
create index person_id on person (src, id);
create index role_user on role (src, user);

-- A row of a source that takes part, and the merged row it is in, which bears the number of its first row.
create table node (node integer primary key, kind text, src integer, id text, merged integer);
create index node_id on node (kind, src, id);
create index node_merged on node (merged);
create table node_key (kind text, node integer, key text, value text);
create index node_key_value on node_key (key, kind, value);
create table node_name (node integer primary key, given text, family text);
create table step (kind text, src integer, key text);
create table open (merged integer primary key);
create table there_name (merged integer primary key, given text, family text);
create table class_part (node integer primary key, src integer, school integer, course integer, code text, terms text, periods text);
create table key_field (key text, field text);
create table there (merged integer, value text);
create table here (node integer, value text);
create table pair (merged integer, node integer);
create table ambiguous (node integer);

create table merged_org (merged integer primary key, id text, cds text);
create table merged_session (merged integer primary key, start text, finish text);
create table merged_course (merged integer primary key, code text, subjects text);
create table merged_class (merged integer primary key, id text, type text, school integer, course integer, subjects text, owner integer);
create table merged_term (merged integer, session integer);
create table merged_student (merged integer primary key, ssid text, ssid_source integer, two_ssids integer, name text);
create table merged_staff (merged integer primary key, email text, enabled text);
create table member (src integer, class integer, user integer, role text);
create table taken (merged integer primary key, school text, id text, subject text);
create table shared (merged integer, ssid text);
create table conflict (kind text, what text);
create table merged_key (merged integer, kind text, key text, value text);
create table deletion (src integer, id text);
create view class_rank as
select c.src, c.id, c.state, b.namespace, p.rank from class c
join source b on b.src = c.src join precedence p on p.field = 'owner' and p.src = c.src;
