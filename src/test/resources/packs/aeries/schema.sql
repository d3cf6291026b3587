-- The tables of Aeries that its query pack reads, as PostgreSQL: the columns used and a few beside them. Names and
-- meanings are the vendor's (support articles 14000085077, 14000100649, 14000134412, 14000068864); types are those that
-- PostgreSQL has for SQL Server's (bit as smallint, since DEL is compared with 0).
CREATE TABLE LOC (
    CD smallint NOT NULL,        -- the school's code, 0 for the district
    NM varchar(50) NOT NULL,
    SNM varchar(20),
    CC varchar(2),               -- county
    DC varchar(5),               -- district
    SC varchar(7),               -- school
    E varchar(1),                -- scheduling type
    DEL smallint NOT NULL,
    DTS timestamp
);
CREATE TABLE TRM (
    SC smallint NOT NULL, TM char(1) NOT NULL, D1 timestamp, D2 timestamp, DEL smallint NOT NULL, DTS timestamp
);
CREATE TABLE CRS (
    CN varchar(6) NOT NULL,
    CO varchar(20),              -- title
    DE varchar(60),              -- long title
    S1 varchar(1), S2 varchar(1), S3 varchar(1), -- subject areas
    LO smallint, HI smallint,
    DEL smallint NOT NULL,
    DTS timestamp
);
CREATE TABLE MST (
    SC smallint NOT NULL,
    SE integer NOT NULL,
    CN varchar(6),
    TN smallint,                 -- teacher number in the school
    SM char(1),                  -- term
    PD smallint, BL smallint,    -- period, block
    RM varchar(5),
    LO smallint, HI smallint,
    FSQ integer,                 -- Flex period
    DEL smallint NOT NULL,
    DTS timestamp
);
CREATE TABLE TCH (
    SC smallint NOT NULL,
    TN smallint NOT NULL,
    ID integer,                  -- STF.ID
    TE varchar(20),              -- as displayed
    TF varchar(30), TLN varchar(50),
    EM varchar(100),
    RM varchar(5),
    LO smallint, HI smallint,
    DEL smallint NOT NULL,
    DTS timestamp
);
CREATE TABLE STF (
    ID integer NOT NULL, LN varchar(50), FN varchar(30), EM varchar(100), DEL smallint NOT NULL, DTS timestamp
);
CREATE TABLE SSE (
    SC smallint NOT NULL, SE integer NOT NULL, ID integer NOT NULL, SD timestamp, ED timestamp, DEL smallint NOT NULL
);
CREATE TABLE STU (
    SC smallint NOT NULL,
    SN integer NOT NULL,         -- the student's number in the school
    ID integer NOT NULL,         -- the student's number in the district
    CID varchar(10),             -- SSID
    LN varchar(50), FN varchar(30), MN varchar(30),
    GR smallint,
    BD timestamp,
    CU smallint,                 -- teacher number: the class, in elementary schools
    TG char(1),                  -- blank active, * pre-enrolled, other inactive
    ED timestamp, LD timestamp,  -- entered, left
    DEL smallint NOT NULL,
    DTS timestamp
);
CREATE TABLE SEC (SC smallint NOT NULL, SN integer NOT NULL, SE integer NOT NULL, CN varchar(6), DEL smallint NOT NULL);
CREATE TABLE CAR (
    SC smallint NOT NULL,
    SN integer NOT NULL,
    SE integer NOT NULL,
    CN varchar(6),
    DS timestamp, DE timestamp,  -- first and last day
    DEL smallint NOT NULL
);
