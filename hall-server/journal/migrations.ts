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
  `
  -- Derived: what was done to items since the hall's file, in its order. item: the whole of it, JSON, where it is a version.
  create table item_changes (
    position integer primary key,
    item_id text not null,
    kind text not null,
    version integer,
    from_day text,
    origin text not null,
    staff text not null,
    reason_text_id text,
    at integer not null,
    item text
  ) strict;
  create index item_changes_by_item on item_changes (item_id, position);
  -- Derived: what promises, materials and steps were when somebody froze them, item by item, JSON.
  create table item_baselines (
    position integer primary key,
    day text not null,
    staff text not null,
    at integer not null,
    figures text not null
  ) strict;
  -- Derived: departments' own case lists (体外循环), and of each the cases that never came through a counter.
  create table bypass_lists (
    position integer primary key,
    list_id text not null unique,
    domain text not null,
    from_day text not null,
    to_day text not null,
    staff text not null,
    at integer not null,
    total integer not null,
    matched integer not null
  ) strict;
  create table bypass_cases (
    list_id text not null,
    line integer not null,
    case_number text not null,
    item_id text,
    day text not null,
    standing text not null,
    staff text,
    answered_at integer,
    note_text_id text,
    primary key (list_id, line)
  ) strict, without rowid;
  `,
  `
  -- Derived: applications. record: the whole of one, JSON; the other columns are what lists choose and order by.
  create table applications (
    application_id text primary key,
    seq integer not null unique,
    number text not null unique,
    item_id text not null,
    state text not null,
    is_open integer not null,
    person_id text,
    agent_person_id text,
    unit_id text,
    office_id text,
    clerk text,
    reviewer text,
    begun_by text not null,
    ticket_id text,
    matter_id text,
    received_at integer not null,
    due_on text,
    wakes_on text,
    record text not null
  ) strict;
  create index applications_by_item on applications (item_id, seq);
  create index applications_by_state on applications (state, seq);
  create index applications_by_item_and_state on applications (item_id, state, seq);
  create index applications_by_unit on applications (unit_id, seq);
  create index applications_by_unit_and_state on applications (unit_id, state, seq);
  create index applications_by_clerk on applications (clerk, seq);
  create index applications_by_reviewer on applications (reviewer, seq);
  create index applications_by_beginner on applications (begun_by, seq);
  create index applications_by_person on applications (person_id, seq) where person_id is not null;
  create index applications_by_agent on applications (agent_person_id) where agent_person_id is not null;
  create index applications_by_ticket on applications (ticket_id, seq) where ticket_id is not null;
  create index applications_by_matter on applications (matter_id, seq) where matter_id is not null;
  create index applications_open_by_due on applications (due_on, seq) where is_open = 1;
  create index applications_open_by_unit on applications (unit_id, due_on, seq) where is_open = 1;
  create index applications_waking on applications (wakes_on, seq) where wakes_on is not null;

  -- Derived: 一件事 and 并联.
  create table matters (
    matter_id text primary key,
    ticket_id text,
    person_id text,
    record text not null
  ) strict;
  create index matters_by_person on matters (person_id) where person_id is not null;

  -- Derived: whose promise turned out false, and is not repaired.
  create table false_promises (
    person_id text primary key,
    at integer not null
  ) strict, without rowid;

  -- The vault: by which names an application is found, as keyed hashes of the masked and of the whole ones.
  create table application_names (
    hash blob not null,
    seq integer not null,
    application_id text not null,
    person_id text not null references persons (person_id) on delete cascade,
    primary key (hash, seq)
  ) strict, without rowid;
  create index application_names_by_person on application_names (person_id);

  -- Of back offices: which units a reviewer or head works for, JSON.
  alter table staff add column unit_ids text not null default '[]';
  `,
  `
  -- Derived: the time limits that run, one for each application that has one.
  create table running_limits (
    application_id text primary key,
    kind text not null,
    due_on text,
    paused_since text,
    promised_days integer not null,
    unit_id text,
    clerk text
  ) strict, without rowid;
  create index running_limits_by_due on running_limits (due_on, application_id);
  create index running_limits_by_unit on running_limits (unit_id, due_on, application_id);
  create index running_limits_by_clerk on running_limits (clerk, due_on, application_id);
  -- A month of applications is read in this order.
  create index applications_by_receipt on applications (received_at, seq);
  -- Somebody's own in one state, among all that they ever had.
  create index applications_by_clerk_and_state on applications (clerk, state, seq);
  create index applications_by_reviewer_and_state on applications (reviewer, state, seq);
  create index applications_by_unit_and_item on applications (unit_id, item_id, seq);
  create index applications_open_by_clerk on applications (clerk, due_on, seq) where is_open = 1;
  create index applications_open_by_reviewer on applications (reviewer, due_on, seq) where is_open = 1;
  create index applications_open_by_state on applications (state, due_on, seq) where is_open = 1;
  create index applications_open_by_item on applications (item_id, due_on, seq) where is_open = 1;
  `,
  `
  -- Derived: handover lists, JSON. open_lines: paper was missing on arrival, and nobody has settled it.
  create table handovers (
    handover_id text primary key,
    position integer not null,
    day text not null,
    serial integer not null,
    unit_id text not null,
    state text not null,
    receive_by text,
    open_lines integer not null,
    record text not null
  ) strict;
  create index handovers_by_position on handovers (position);
  create index handovers_by_unit on handovers (unit_id, position);
  create index handovers_by_day on handovers (day, serial);
  create index handovers_under_way on handovers (state, receive_by) where state = 'handed';
  create index handovers_open on handovers (position) where open_lines > 0;

  -- Derived: with whom each sheet is. material_id: empty for the result.
  create table paper (
    application_id text not null,
    material_id text not null,
    holder text not null,
    originals integer not null,
    copies integer not null,
    primary key (application_id, material_id, holder)
  ) strict, without rowid;
  create index paper_by_holder on paper (holder, application_id);

  -- Derived: results that wait to be handed out, and the register of those that were. position: of what happened last to its order.
  create table deliveries (
    application_id text primary key,
    position integer not null,
    state text not null,
    number text not null,
    item_id text not null,
    person_id text,
    wish text not null,
    ready_at integer not null,
    deliver_by text,
    is_unclaimed integer not null,
    waybill text,
    way text,
    delivered_on text,
    record text not null
  ) strict;
  create index deliveries_waiting on deliveries (position) where state <> 'delivered';
  create index deliveries_by_ready on deliveries (ready_at) where state <> 'delivered' and is_unclaimed = 0;
  create index deliveries_by_person on deliveries (person_id) where state <> 'delivered';
  create index deliveries_by_number on deliveries (number);
  create index deliveries_by_waybill on deliveries (waybill) where waybill is not null;
  create index deliveries_register on deliveries (delivered_on, position) where state = 'delivered';

  -- Derived: the centre's seal and the register of its use.
  create table seal_versions (
    version integer primary key,
    blob_id text not null,
    name_text_id text not null,
    kept_at integer not null,
    kept_by text not null,
    in_use integer not null
  ) strict;
  create table seal_uses (
    document_id text primary key,
    position integer not null,
    day text not null,
    at integer not null,
    kind text not null,
    document_number text not null,
    application_id text,
    version integer not null,
    used_by text not null
  ) strict;
  create index seal_uses_by_position on seal_uses (position);
  create index seal_uses_by_version on seal_uses (version);

  -- Derived: applications between two halls, JSON.
  create table elsewhere (
    application_id text primary key,
    position integer not null,
    direction text not null,
    site_id text not null,
    status text not null,
    is_open integer not null,
    number text not null,
    their_number text,
    record text not null
  ) strict;
  create index elsewhere_by_position on elsewhere (position);
  create index elsewhere_by_number on elsewhere (site_id, number);
  create index elsewhere_by_their_number on elsewhere (site_id, their_number);
  `,
  `
  -- Derived: which files facts refer to. owner: 'application <id>', or the id of what else a file is for.
  create table blob_references (
    blob_id text not null,
    owner text not null,
    primary key (blob_id, owner)
  ) strict, without rowid;
  create index blob_references_by_owner on blob_references (owner);
  -- Derived: of each application, what retention and erasing go by.
  create table file_owners (
    application_id text primary key,
    item_id text not null,
    kind text not null,
    person_id text,
    ended text,
    over_on text
  ) strict, without rowid;
  create index file_owners_by_person on file_owners (person_id) where person_id is not null;
  create index file_owners_by_end on file_owners (over_on) where over_on is not null;

  -- Who sent a file, for as long as nothing may refer to it. Neither journaled nor derived.
  create table uploads (
    blob_id text not null,
    principal text not null,
    at integer not null,
    primary key (blob_id, principal)
  ) strict, without rowid;
  create index uploads_by_principal on uploads (principal, at);
  create index uploads_by_time on uploads (at);
  `,
  `
  -- Derived: documents that were issued. Numbers of a series run through its year without a gap. The PDF, once it was made, is a
  -- file of its application (blob_id), or lies in the vault where there is none (pdf_text_id).
  create table documents (
    document_id text primary key,
    position integer not null,
    kind text not null,
    application_id text,
    subject_id text,
    person_id text,
    series text,
    year integer not null,
    sequence integer not null,
    number text not null,
    template_id text not null,
    values_text_id text not null,
    seal_blob_id text,
    signature_blob_id text,
    issued_at integer not null,
    issued_by text not null,
    superseded_by text,
    blob_id text,
    pdf_text_id text
  ) strict;
  create unique index documents_by_number on documents (series, year, sequence) where series is not null;
  create index documents_by_application on documents (application_id, position) where application_id is not null;
  create index documents_by_subject on documents (subject_id, position) where subject_id is not null;
  create index documents_by_person on documents (person_id) where person_id is not null;

  -- Derived: which text each template had since when.
  create table template_changes (
    position integer primary key,
    kind text not null,
    template_id text not null,
    is_shipped integer not null,
    changed_at integer not null,
    changed_by text not null
  ) strict;
  create index template_changes_by_kind on template_changes (kind, position);

  -- Texts of templates, each under its hash. Neither journaled nor derived: what was issued with a text keeps it.
  create table template_texts (
    template_id text primary key,
    content text not null
  ) strict, without rowid;
  `,
  `
  -- Derived: errands (帮办代办). record: the whole of one, JSON; the other columns are what lists choose and figures count by.
  create table errands (
    errand_id text primary key,
    position integer not null unique,
    number text not null,
    day text not null,
    serial integer not null,
    from_site text not null,
    at_site text not null,
    state text not null,
    due_on text,
    settled_on text,
    answer text,
    record text not null
  ) strict;
  create index errands_by_site on errands (at_site, position);
  create index errands_by_origin on errands (from_site, position);
  create index errands_by_day on errands (day, serial);
  create index errands_by_number on errands (number);
  create table errand_tasks (
    errand_id text not null,
    task_id text not null,
    assignee text not null,
    is_open integer not null,
    primary key (errand_id, task_id)
  ) strict, without rowid;
  create index errand_tasks_by_assignee on errand_tasks (assignee) where is_open = 1;
  -- At which site an agent works; null = in the hall itself.
  alter table staff add column site_id text;
  `,
  `
  -- Lists of back offices, each through an index of its own; hall-server/intake/office/rows.ts says the same words.
  create index office_state on applications (unit_id, state, due_on, seq) where is_open = 1;
  create index office_mine on applications (reviewer, due_on, seq) where is_open = 1;
  create index office_confirm on applications (unit_id, due_on, seq)
    where is_open = 1 and state = 'reviewing' and json_type(record, '$.decision.confirmedBy') = 'null';
  create index office_extension on applications (unit_id, due_on, seq)
    where is_open = 1 and json_type(record, '$.extension.isApproved') = 'null';
  create index office_gaps on applications (unit_id, due_on, seq)
    where is_open = 1 and json_type(record, '$.gaps.broughtAt') = 'null';
  create index office_parallel on applications (unit_id, due_on, seq)
    where is_open = 1 and json_extract(record, '$.terms.isParallel') = 1;
  create index office_decided on applications
    (json_extract(record, '$.decision.decidedBy'), json_extract(record, '$.decision.decidedOn'))
    where json_type(record, '$.decision.decidedBy') = 'text';
  `,
  `
  -- Derived rows follow stricter rules now (registers, errands, whose files are whose): all are written anew from the journal.
  delete from ended_tickets;
  delete from ratings;
  delete from day_figures;
  delete from item_changes;
  delete from item_baselines;
  delete from applications;
  delete from matters;
  delete from false_promises;
  delete from bypass_lists;
  delete from bypass_cases;
  delete from running_limits;
  delete from handovers;
  delete from paper;
  delete from deliveries;
  delete from seal_versions;
  delete from seal_uses;
  delete from elsewhere;
  delete from errands;
  delete from errand_tasks;
  delete from blob_references;
  delete from file_owners;
  delete from documents;
  delete from template_changes;
  delete from derived;
  `,
];
