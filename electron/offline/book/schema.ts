/**
 * The kiosk's book. `numbers`: leased and not used. `issued`: given to a person, in the order in which they were given;
 * what is of a person goes as soon as the hall has it. `answered`: tickets that the hall gave itself, so that the same press
 * gets no second one when the hall has gone meanwhile. `giving_back`: on their way back to the hall, so that they are never
 * issued any more. `reports`: what happened to papers, told to the hall after their tickets.
 */
export const bookVersion = 1;

export const bookSchema = `
  create table notes (name text primary key, value blob not null) strict, without rowid;

  create table numbers (
    ticket_id text primary key,
    lease_id text not null,
    queue_id text not null,
    day text not null,
    sequence integer not null,
    number text not null,
    token blob not null
  ) strict, without rowid;
  create index numbers_in_order on numbers (day, queue_id, sequence);

  create table issued (
    position integer primary key autoincrement,
    ticket_id text not null unique,
    command_id text not null unique,
    input_mark text not null,
    queue_id text not null,
    day text not null,
    -- Hall time in milliseconds, as the kiosk knew it, and the last word of the hall before it.
    taken_at integer not null,
    contact_at integer not null,
    -- The answer that the page was given, without its token.
    answer text not null,
    token blob not null,
    item_ids text not null,
    class text,
    holder blob,
    person_mark text,
    state text not null check (state in ('kept', 'handed-in', 'refused')),
    batch text,
    is_alone integer not null default 0,
    refused_because text
  ) strict;
  create index issued_by_state on issued (state, position);

  create table answered (
    position integer primary key autoincrement,
    command_id text not null unique,
    answer text not null,
    token blob not null
  ) strict;

  create table giving_back (
    command_id text primary key,
    lease_id text not null,
    ticket_ids text not null
  ) strict, without rowid;

  create table reports (
    position integer primary key autoincrement,
    command_id text not null unique,
    event text not null,
    input text not null
  ) strict;
`;
