-- The tables of Illuminate's schema public that the pack reads: only the columns used, and a few beside them.
CREATE TABLE sites (
  site_id integer PRIMARY KEY,
  site_name varchar(255) NOT NULL,
  site_type_id integer NOT NULL,
  parent_site_id integer NOT NULL,
  state_school_id varchar(255),
  site_long_name varchar(255),
  exclude_from_state_reporting boolean,
  local_site_id varchar(25)
);
CREATE TABLE sessions (
  session_id serial PRIMARY KEY,
  academic_year integer NOT NULL,
  site_id integer NOT NULL REFERENCES sites
);
CREATE TABLE terms (
  term_id serial PRIMARY KEY,
  term_name varchar(20) NOT NULL,
  start_date date NOT NULL,
  end_date date NOT NULL,
  session_id integer NOT NULL REFERENCES sessions,
  term_num integer NOT NULL,
  term_type integer NOT NULL
);
CREATE TABLE departments (
  department_id integer PRIMARY KEY,
  department_name varchar(255)
);
CREATE TABLE courses (
  course_id integer PRIMARY KEY,
  short_name varchar(30) NOT NULL,
  long_name varchar(255) NOT NULL,
  school_course_id varchar(20),
  site_id integer NOT NULL,
  is_active boolean,
  department_id integer
);
CREATE TABLE sections (
  section_id integer PRIMARY KEY,
  room_id integer,
  local_section_id varchar(100),
  section_name varchar(255)
);
CREATE TABLE section_course_aff (
  section_course_aff_id integer PRIMARY KEY,
  section_id integer NOT NULL,
  course_id integer NOT NULL
);
CREATE TABLE section_term_aff (
  section_id integer NOT NULL,
  term_id integer NOT NULL
);
CREATE TABLE timeblocks (
  timeblock_id integer PRIMARY KEY,
  timeblock_name varchar(255),
  order_num integer NOT NULL,
  session_id integer NOT NULL,
  is_homeroom boolean,
  short_name varchar(20)
);
CREATE TABLE section_timeblock_aff (
  stba_id integer PRIMARY KEY,
  section_id integer NOT NULL,
  timeblock_id integer NOT NULL
);
CREATE TABLE users (
  user_id serial PRIMARY KEY,
  first_name varchar(200) NOT NULL,
  last_name varchar(200) NOT NULL,
  email1 varchar(255),
  email2 varchar(255),
  exit_date date,
  active boolean,
  local_user_id varchar(50),
  illuminate_employee boolean NOT NULL
);
CREATE TABLE section_teacher_aff (
  sta_id integer PRIMARY KEY,
  section_id integer NOT NULL,
  user_id integer NOT NULL,
  primary_teacher boolean,
  start_date date NOT NULL,
  end_date date,
  classroom_role_id integer
);
CREATE TABLE grade_levels (
  grade_level_id integer PRIMARY KEY,
  sort_order integer NOT NULL,
  short_name varchar(255),
  long_name varchar(255)
);
CREATE TABLE students (
  student_id serial PRIMARY KEY,
  first_name varchar(200),
  middle_name varchar(200),
  last_name varchar(255),
  local_student_id varchar(30) NOT NULL,
  state_student_id varchar(30),
  birth_date date
);
CREATE TABLE student_session_aff (
  stu_sess_id integer PRIMARY KEY,
  student_id integer NOT NULL,
  session_id integer NOT NULL,
  grade_level_id integer,
  entry_date date NOT NULL,
  leave_date date,
  is_primary_ada boolean
);
CREATE TABLE section_student_aff (
  ssa_id integer PRIMARY KEY,
  section_id integer,
  student_id integer,
  course_id integer NOT NULL,
  entry_date date NOT NULL,
  leave_date date
);
