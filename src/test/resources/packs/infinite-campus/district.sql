-- A synthetic district: nobody in it exists. What each row is for stands beside it.
INSERT INTO District VALUES (1, '699902', 'Quail Hollow Unified School District'); -- without its leading zero
INSERT INTO School VALUES
    (1, 1, '930011', 'Quail Hollow High School'), -- without its leading zero
    (2, 1, '6993012', 'Willow Bend Elementary School'),
    (3, 1, '6999026993013', 'Marsh Charter School'), -- county, district and school, without the leading zero
    (4, 1, '6993014', 'Closed Elementary School'), -- no calendar in this school year
    (5, 1, '', 'District Office');
INSERT INTO SchoolYear VALUES (2026, '25-26', 0), (2027, '26-27', 1), (2028, '27-28', 0);
INSERT INTO Calendar VALUES
    (11, 1, 1, 2026, '11', '25-26 High'), -- last year's
    (12, 1, 1, 2027, '12', '26-27 High'),
    (13, 1, 1, 2028, '13', '27-28 High'), -- next year's
    (22, 2, 1, 2027, '22', '26-27 Elementary'),
    (32, 3, 1, 2027, '32', '26-27 Charter'),
    (41, 4, 1, 2026, '41', '25-26 Closed'),
    (52, 5, 1, 2027, '52', '26-27 Office'); -- of a school that is none
INSERT INTO ScheduleStructure VALUES (111, 11, 'Main'), (112, 12, 'Main'), (113, 13, 'Main'), (122, 22, 'Main'),
    (132, 32, 'Main'), (152, 52, 'Main');
INSERT INTO Trial VALUES
    (1011, 11, 111, 'Final', 1),
    (1012, 12, 112, 'Final', 1),
    (1092, 12, 112, 'Attempt 2', 0), -- a schedule that was tried
    (1013, 13, 113, 'Plan', 1),
    (1022, 22, 122, 'Final', 1),
    (1032, 32, 132, 'Final', 1),
    (1052, 52, 152, 'Final', 1);
INSERT INTO Term VALUES
    (111, 'S1', 1, '2025-08-14', '2025-12-19'),
    (121, 'S1', 1, '2026-08-13', '2026-12-18'),
    (122, 'S2', 2, '2027-01-06', '2027-06-04'),
    (131, 'S1', 1, '2027-08-12', '2027-12-17'),
    (221, 'T1', 1, '2026-08-13', '2026-11-06'),
    (222, 'T2', 2, '2026-11-09', '2027-02-26'),
    (223, 'T3', 3, '2027-03-01', '2027-06-04'),
    (321, ' ', 1, '2026-08-13', '2027-06-04'); -- without a name
INSERT INTO Period VALUES (1, 'HR', 0), (2, '1', 1), (3, '2', 2), (4, '3', 3), (5, '4', 4), (6, '5', 5), (7, '1', 1);
INSERT INTO Course (courseID, calendarID, number, name, stateCode, homeroom, active) VALUES
    (100, 11, '0210', 'English 10', '9117', 0, 1),
    (101, 12, '0210', 'English 10', '9117', 0, 1),
    (102, 12, '0420', 'Geometry', '9241', 0, 1),
    (103, 12, '0550', 'World History', '9345', NULL, 1),
    (104, 12, '0001', 'Homeroom', NULL, 1, 1),
    (105, 12, '0999', 'Unused', '9117', 0, 1),
    (110, 13, '0210', 'English 10', '9117', 0, 1),
    (201, 22, 'G3', 'Grade 3', '', 0, 1),
    (202, 22, 'GK', 'Kindergarten', '', 0, 0), -- not active, but taught
    (301, 32, '0701', 'Math 7', '9230', 0, 1),
    (302, 32, '0702', ' ', '9107', 0, 1), -- without a name
    (501, 52, '0001', 'Office', '9117', 0, 1);
INSERT INTO Section (sectionID, courseID, trialID, number, homeroomSection) VALUES
    (4001, 100, 1011, 1, 0), -- last year's
    (5001, 101, 1012, 1, 0),
    (5002, 101, 1012, 2, NULL),
    (5003, 102, 1012, 1, 0), -- two sections
    (5004, 102, 1012, 2, 0), -- of one course, teacher and period
    (5005, 103, 1012, 1, 0), -- in the second semester alone
    (5006, 103, 1012, 2, 0), -- two periods
    (5007, 104, 1012, 1, 0), -- the course is a homeroom
    (5008, 101, 1012, 3, 0), -- placed nowhere
    (5090, 101, 1092, 1, 0), -- of a schedule that was tried
    (6001, 110, 1013, 1, 0), -- next year's
    (5101, 201, 1022, 1, 1), -- an elementary class
    (5102, 202, 1022, 1, 1),
    (5201, 301, 1032, 1, 0),
    (5202, 302, 1032, 1, 0),
    (5501, 501, 1052, 1, 0);
INSERT INTO SectionPlacement VALUES
    (1, 4001, 1011, 111, 2),
    (2, 5001, 1012, 121, 2), (3, 5001, 1012, 122, 2),
    (4, 5002, 1012, 121, 3), (5, 5002, 1012, 122, 3),
    (6, 5003, 1012, 121, 4), (7, 5003, 1012, 122, 4),
    (8, 5004, 1012, 121, 4), (9, 5004, 1012, 122, 4),
    (10, 5005, 1012, 122, 5),
    (11, 5006, 1012, 121, 5), (12, 5006, 1012, 121, 6),
    (13, 5007, 1012, 121, 1), (14, 5007, 1012, 122, 1),
    (15, 5090, 1092, 121, 2),
    (16, 6001, 1013, 131, 2),
    (17, 5101, 1022, 221, 7), (18, 5101, 1022, 222, 7), (19, 5101, 1022, 223, 7),
    (20, 5102, 1022, 221, 7), (21, 5102, 1022, 222, 7), (22, 5102, 1022, 223, 7),
    (23, 5201, 1032, 321, 2),
    (24, 5202, 1032, 321, 3),
    (25, 5501, 1052, 121, 2);
INSERT INTO Person (personID, currentIdentityID, studentNumber, stateID, staffNumber) VALUES
    (901, 9011, NULL, NULL, 'T901'), (902, 902, NULL, NULL, 'T902'), (903, 903, NULL, NULL, 'T903'),
    (904, 904, NULL, NULL, 'T904'), (905, 905, NULL, NULL, 'T905'), (906, 906, NULL, NULL, 'T906'),
    (911, 911, NULL, NULL, 'T911'), (912, 912, NULL, NULL, 'T912'), (921, 921, NULL, NULL, 'T921'),
    (922, 922, NULL, NULL, 'T922'), (999, 999, NULL, NULL, 'T999'),
    (1, 1, '100001', '9200000001', NULL), (2, 2, '100002', '9200000002', NULL), (3, 3, '100003', '0200000003', NULL),
    (4, 4, '100004', '9200000004', NULL), (5, 5, '100005', '9200000005', NULL), (6, 6, '100006', '9200000006', NULL),
    (7, 7, '100007', '9200000007', NULL), (8, 8, '100008', '9200000008', NULL), (9, 9, '100009', '9200000009', NULL),
    (10, 10, '100010', '9200000010', NULL), (11, 11, '100011', '9200000011', NULL),
    (12, 12, '100012', '9200000012', NULL),
    (13, 13, '100013', '9200000013', NULL), (14, 14, '100014', '9200000014', NULL), (15, 15, '100015', NULL, NULL),
    (16, 16, '100016', '', NULL), (17, 17, '100017', '9200000017', NULL), (18, 18, '100018', '9200000018', NULL),
    (19, 19, '100019', '9200000019', NULL), (20, 20, '100020', '9200000020', NULL),
    (21, 21, '100021', '9200000021', NULL),
    (22, 221, '100022', '9200000022', NULL), (23, 23, '100023', '9200000023', NULL),
    (24, 24, '100024', '9200000024', NULL),
    (25, 25, '100025', '9200000025', NULL), (26, 26, '100026', '9200000026', NULL),
    (27, 27, '100027', '9200000027', NULL),
    (28, 28, '100028', '9200000028', NULL), (31, 31, '100031', '9200000031', NULL),
    (32, 32, '100032', '9200000032', NULL),
    (33, 33, '100033', '9200000033', NULL);
INSERT INTO "identity" (identityID, personID, lastName, firstName) VALUES
    (901, 901, 'Gómez', 'Rosa'), (9011, 901, 'Peña', 'Rosa'), -- a name before, and now
    (902, 902, 'Castellanos', 'Iván'), (903, 903, 'Nguyễn', 'Thanh'), (904, 904, 'O''Neil', 'Sean'),
    (905, 905, 'Fischer', 'Karl'), (906, 906, 'Takahashi', 'Mio'), (911, 911, 'García', 'Elena'),
    (912, 912, 'Østergård', 'Liv'), (921, 921, 'Baker', 'Joan'), (922, 922, 'Aide', 'Amos'),
    (999, 999, 'Former', 'Flo'),
    (1, 1, 'Peña', 'Mateo'), (2, 2, 'Nguyễn', 'Linh'), (3, 3, 'O''Brien', 'Siobhán'), (4, 4, 'Adeyemi', 'Tola'),
    (5, 5, 'Berg', 'Nils'), (6, 6, 'Castillo', 'Ana'), (7, 7, 'Dhillon', 'Arjun'), (8, 8, 'Eklund', 'Sara'),
    (9, 9, 'Farah', 'Idil'), (10, 10, 'Greene', 'Ivy'), (11, 11, 'Haas', 'Otto'), (12, 12, 'Ito', 'Hana'),
    (13, 13, 'Jensen', 'Freja'), (14, 14, 'Khan', 'Omar'), (15, 15, 'Lund', 'Eva'), (16, 16, 'Moreno', 'José'),
    (17, 17, 'Novak', 'Petra'), (18, 18, 'Okafor', 'Chidi'), (19, 19, 'Park', 'Jisoo'), (20, 20, 'Quintero', 'Luz'),
    (21, 21, 'Rossi', 'Gia'), (22, 22, 'Sato', 'Ren'), (221, 22, 'Sato-Weiß', 'Ren'), (23, 23, 'Torres', 'Inés'),
    (24, 24, 'Usman', 'Bilal'), (25, 25, 'Vang', 'Mai'), (26, 26, 'Walsh', 'Nora'), (27, 27, 'Xiong', 'Tou'),
    (28, 28, 'Yilmaz', 'Ece'), (31, 31, 'Zamora', 'Iker'), (32, 32, 'Arias', 'Noé'), (33, 33, 'Bauer', 'Jan');
INSERT INTO Contact VALUES
    (901, 'Rosa.Pena@quail.example', NULL), (902, 'ivan.castellanos@quail.example', NULL),
    (903, '', 'thanh@home.example'),
    (904, 'sean.oneil@quail.example', NULL), (905, 'karl.fischer@quail.example', NULL),
    (906, 'mio.takahashi@quail.example', NULL), (911, 'elena.garcia@quail.example', NULL), (912, NULL, NULL),
    (921, 'joan.baker@quail.example', NULL), (922, 'amos.aide@quail.example', NULL);
INSERT INTO StudentContact VALUES
    (1, 912, 'Self', 'liv.old@quail.example'),
    (2, 912, 'Self', 'liv.ostergard@quail.example'), -- the newer one
    (3, 912, 'Spouse', 'per@home.example'),
    (4, 903, 'Self', ''); -- nowhere an address
INSERT INTO SectionStaffHistory VALUES
    (1, 4001, 1011, 999, 'P', NULL, NULL),
    (2, 5001, 1012, 901, 'P', NULL, NULL),
    (3, 5001, 1012, 902, 'T', '2026-09-08', NULL), -- co-teacher
    (4, 5001, 1012, 922, 'S', NULL, NULL), -- aide
    (5, 5002, 1012, 903, 'P', NULL, NULL), -- without an e-mail address
    (6, 5003, 1012, 904, 'P', NULL, NULL),
    (7, 5004, 1012, 904, 'P', NULL, NULL),
    (8, 5005, 1012, 901, 'P', NULL, NULL),
    (9, 5006, 1012, 905, 'P', NULL, '2026-10-30'), -- replaced by the next
    (10, 5006, 1012, 906, 'P', '2026-11-02', NULL),
    (11, 5007, 1012, 901, 'P', NULL, NULL),
    (12, 5008, 1012, 902, 'P', NULL, NULL),
    (13, 5090, 1092, 999, 'P', NULL, NULL),
    (14, 6001, 1013, 999, 'P', NULL, NULL),
    (15, 5101, 1022, 911, 'P', NULL, NULL),
    (16, 5102, 1022, 912, 'P', NULL, NULL),
    (17, 5201, 1032, 921, 'P', NULL, NULL),
    (18, 5201, 1032, 921, 'T', NULL, '2026-09-30'), -- the same person twice
    (19, 5202, 1032, 921, 'T', NULL, NULL), -- no primary teacher
    (20, 5202, 1032, 902, 'T', '2026-09-10', '2026-09-01'), -- ends before it begins
    (21, 5501, 1052, 901, 'P', NULL, NULL);
INSERT INTO Enrollment
    (enrollmentID, personID, calendarID, startDate, endDate, grade, serviceType, noShow, endYear) VALUES
    (1, 1, 12, '2026-08-13', NULL, '10', 'P', 0, 2027), (2, 2, 12, '2026-08-13', NULL, '10', 'P', NULL, 2027),
    (3, 3, 12, '2026-08-13', NULL, '10', 'P', 0, 2027), (4, 4, 12, '2026-08-13', NULL, '10', 'P', 0, 2027),
    (5, 5, 12, '2026-08-13', NULL, '11', 'P', 0, 2027), (6, 6, 12, '2026-08-13', NULL, '11', 'P', 0, 2027),
    (7, 7, 12, '2026-08-13', NULL, '11', 'P', 0, 2027), (8, 8, 12, '2026-08-13', NULL, '09', 'P', 0, 2027),
    (9, 9, 12, '2026-08-13', NULL, '09', 'P', 0, 2027),
    (10, 10, 12, '2026-08-13', NULL, '10', 'P', 1, 2027), -- no-show
    (11, 11, 12, '2026-08-13', '2026-10-02', '10', 'P', 0, 2027), -- left the district
    (12, 12, 12, '2026-12-01', NULL, '10', 'P', 0, 2027), -- begins in December
    (13, 13, 22, '2026-08-13', '2026-09-18', '03', 'P', 0, 2027), -- changed schools
    (14, 13, 32, '2026-09-21', NULL, '07', 'P', 0, 2027),
    (15, 14, 32, '2026-08-13', NULL, '07', 'S', 0, 2027), -- at two schools
    (16, 14, 12, '2026-08-13', NULL, '09', 'P', 0, 2027),
    (17, 15, 12, '2026-08-13', NULL, '10', 'P', 0, 2027), (18, 16, 12, '2026-08-13', NULL, '10', 'P', 0, 2027),
    (19, 17, 11, '2025-08-14', NULL, '12', 'P', 0, 2026), -- last year alone
    (20, 18, 13, '2027-08-12', NULL, '09', 'P', 0, 2028), -- next year alone
    (21, 19, 12, '2026-08-13', '2026-11-24', '10', 'P', 0, 2027), -- the last day is today
    (22, 20, 12, '2026-08-13', NULL, '10', 'P', 0, 2027), (23, 21, 12, '2026-08-13', NULL, '10', 'P', 0, 2027),
    (24, 22, 12, '2026-08-13', NULL, '10', 'P', 0, 2027),
    (25, 23, 22, '2026-08-13', NULL, '03', 'P', 0, 2027), (26, 24, 22, '2026-08-13', NULL, '03', 'P', 0, 2027),
    (27, 25, 22, '2026-08-13', NULL, '03', 'P', 0, 2027), (28, 26, 22, '2026-08-13', NULL, 'K', 'P', 0, 2027),
    (29, 27, 22, '2026-08-13', NULL, 'TK', 'P', 0, 2027),
    (30, 28, 22, '2026-08-13', '2026-09-04', 'K', 'P', 0, 2027), -- left, and came again
    (31, 28, 22, '2026-10-05', NULL, 'K', 'P', 0, 2027),
    (32, 31, 32, '2026-08-13', NULL, '07', 'P', 0, 2027), (33, 32, 32, '2026-08-13', NULL, '07', 'P', 0, 2027),
    (34, 33, 32, '2026-08-13', NULL, '07', 'P', 0, 2027),
    (35, 1, 11, '2025-08-14', NULL, '09', 'P', 0, 2026), -- last year's of one who is still there
    (36, 14, 22, '2026-08-13', NULL, '06', 'P', 1, 2027); -- a no-show where a class still has the student
INSERT INTO Roster VALUES
    (1, 1, 4001, 1011, NULL, NULL), (2, 17, 4001, 1011, NULL, NULL), -- last year's
    (3, 1, 5001, 1012, NULL, NULL), (4, 2, 5001, 1012, '2026-08-13', NULL), (5, 3, 5001, 1012, NULL, NULL),
    (6, 10, 5001, 1012, NULL, NULL), -- no-show
    (7, 11, 5001, 1012, NULL, NULL), -- left the district
    (8, 12, 5001, 1012, NULL, NULL), -- not enrolled yet
    (9, 15, 5001, 1012, NULL, NULL), -- no SSID
    (10, 20, 5001, 1012, NULL, '2026-10-15'), -- out of this section
    (11, 20, 5002, 1012, '2026-10-16', NULL), -- and into that
    (12, 19, 5001, 1012, NULL, NULL), -- the last day is today
    (13, 21, 5001, 1012, NULL, '2026-11-23'), -- the last day was yesterday
    (14, 4, 5002, 1012, NULL, NULL), (15, 16, 5002, 1012, NULL, NULL), -- the latter with a blank SSID
    (16, 22, 5002, 1012, '2026-08-13', '2026-08-20'), -- two rows from one day
    (17, 22, 5002, 1012, '2026-08-13', NULL),
    (18, 5, 5003, 1012, NULL, NULL), (19, 6, 5003, 1012, NULL, NULL),
    (20, 7, 5004, 1012, NULL, NULL), (21, 8, 5004, 1012, '2026-12-01', NULL), -- the latter not begun
    (22, 1, 5005, 1012, NULL, NULL), (23, 2, 5005, 1012, NULL, NULL),
    (24, 1, 5006, 1012, NULL, NULL), (25, 5, 5006, 1012, NULL, NULL), (26, 14, 5006, 1012, NULL, NULL),
    (27, 9, 5007, 1012, NULL, NULL), (28, 8, 5007, 1012, NULL, NULL),
    (29, 9, 5006, 1012, '2026-09-10', '2026-09-09'), -- changed before the first day
    (30, 3, 5008, 1012, NULL, NULL), -- in a section placed nowhere
    (31, 4, 5090, 1092, NULL, NULL), -- in a schedule that was tried
    (32, 18, 6001, 1013, NULL, NULL), -- next year's
    (33, 23, 5101, 1022, NULL, NULL), (34, 24, 5101, 1022, NULL, NULL), (35, 25, 5101, 1022, NULL, NULL),
    (36, 13, 5101, 1022, NULL, NULL), -- still open in the school that was left
    (50, 13, 5102, 1022, NULL, '2027-06-04'), -- and to the end of the year
    (37, 14, 5101, 1022, NULL, NULL), -- a no-show there
    (38, 26, 5102, 1022, NULL, NULL), (39, 27, 5102, 1022, NULL, NULL),
    (40, 28, 5102, 1022, NULL, '2026-09-04'), (41, 28, 5102, 1022, '2026-10-05', NULL),
    (42, 13, 5201, 1032, NULL, NULL), (43, 14, 5201, 1032, NULL, NULL), (44, 31, 5201, 1032, NULL, NULL),
    (45, 32, 5201, 1032, NULL, NULL),
    (46, 8, 5201, 1032, NULL, NULL), -- enrolled elsewhere: a cross-site section
    (47, 33, 5202, 1032, NULL, NULL), (48, 31, 5202, 1032, NULL, NULL),
    (49, 1, 5501, 1052, NULL, NULL);
