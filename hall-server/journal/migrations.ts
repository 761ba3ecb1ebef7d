/**
 * The schema, step by step. Steps are only added at the end, and a step only adds: a released one is never edited
 * (`migrations.test.ts` holds the schema against its snapshot).
 */
export const migrations: readonly string[] = [
  `
  -- The journal: what happened, in order. hash = sha256(hash before it, position, day, at, name, version, data).
  create table facts (
    position integer primary key,
    day text not null,
    at integer not null,
    name text not null,
    version integer not null,
    data text not null,
    hash blob not null
  ) strict;

  create table snapshots (
    position integer primary key,
    day text not null,
    hash blob not null,
    state text not null
  ) strict;

  -- Answers to commands that were carried out, for two hall-days. No token and no personal value stands in them.
  create table answers (
    command_id text primary key,
    principal text not null,
    input_hash blob not null,
    day text not null,
    answer text not null
  ) strict, without rowid;
  create index answers_by_day on answers (day);

  -- The vault: neither journaled nor derived. Each person's values lie under a key of their own.
  create table persons (
    person_id text primary key,
    wrapped_key blob not null,
    fields blob not null,
    id_hash blob unique,
    made_at integer not null
  ) strict;
  create table texts (
    text_id text primary key,
    person_id text references persons (person_id) on delete cascade,
    content blob not null
  ) strict;
  create index texts_by_person on texts (person_id);

  create table staff (
    staff_id text primary key,
    staff_number text not null unique,
    role text not null,
    name blob not null,
    password_hash text not null,
    is_active integer not null
  ) strict;
  create table sessions (
    token_hash blob primary key,
    staff_id text not null references staff (staff_id),
    expires_at integer not null
  ) strict;
  create table devices (
    device_id text primary key,
    kind text not null,
    place text,
    name text not null,
    token_hash blob not null unique,
    paired_at integer not null,
    is_revoked integer not null
  ) strict;
  create table pairings (
    pairing_id text primary key,
    code_hash blob not null unique,
    kind text not null,
    place text,
    expires_at integer not null
  ) strict;

  -- Derived: rebuilt from the journal at any time. Each table has seen the facts up to its position.
  create table derived (
    name text primary key,
    position integer not null
  ) strict;
  create table ended_tickets (
    ticket_id text primary key,
    day text not null,
    number text not null,
    queue_id text not null,
    class text not null,
    state text not null,
    taken_at integer not null,
    first_called_at integer,
    started_at integer,
    ended_at integer not null,
    counter_id text,
    staff_id text,
    invitation_id text unique,
    person_id text
  ) strict;
  create index ended_tickets_by_day on ended_tickets (day, number);
  create index ended_tickets_by_person on ended_tickets (person_id) where person_id is not null;
  create table ratings (
    rating_id text primary key,
    position integer not null,
    day text not null,
    at integer not null,
    ticket_id text not null unique,
    number text not null,
    queue_id text not null,
    counter_id text not null,
    staff_id text not null,
    level integer not null,
    tags text not null,
    tags_version text not null,
    comment_text_id text,
    channel text not null
  ) strict;
  create index ratings_by_day on ratings (day, position);
  create table day_figures (
    day text not null,
    name text not null,
    tally text not null,
    primary key (day, name)
  ) strict, without rowid;
  `,
  `
  -- What this database is: 'hall', the id that its chain was made with, and 'key-check', made with its master key.
  create table properties (
    name text primary key,
    value text not null
  ) strict, without rowid;
  -- What a probe of the disk wrote last: one row at the most.
  create table probes (
    probe_id integer primary key,
    content blob not null
  ) strict;
  `,
  `
  -- Clips that a person has recorded for the hall's voice, one for each word: WAV. Like the staff, neither journaled nor derived.
  create table recordings (
    language text not null,
    word text not null,
    wav blob not null,
    length_ms integer not null,
    kept_at integer not null,
    primary key (language, word)
  ) strict;
  `,
];
