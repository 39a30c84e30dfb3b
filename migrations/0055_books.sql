-- A group's money: its purse, whoever owes or is owed in it, and the journal (R68–R76). Double entry: amounts are signed whole
-- pence or cents, debit +, credit −, and each entry sums to nothing. Nothing is changed or deleted before its retention is over:
-- a further row corrects. Books name a party by an id alone; who that is stands beside them, and can be deleted.

-- ── the purse, and who keeps it ─────────────────────────────────────────────

-- The money of one group. It outlives the group: its books stay.
create table purse (
  id uuid primary key,
  group_id uuid unique references balint_group on delete set null,
  currency text not null check (currency in ('GBP', 'EUR')),
  opened_at timestamptz not null,
  entries integer not null default 0,
  unique (id, currency)
);
comment on column purse.entries is 'How many have been entered, ever; gives each its number.';

-- A member who keeps the money with the leaders. When a group is deleted its last leaders go in here.
create table treasurer (
  id uuid primary key,
  purse_id uuid not null references purse,
  person_id uuid not null references person on delete cascade,
  since timestamptz not null,
  until timestamptz,
  given_by uuid references person on delete set null
);
create unique index one_office on treasurer (purse_id, person_id) where until is null;
create index on treasurer (purse_id);
create index on treasurer (person_id);
create index on treasurer (given_by);

-- Whoever owes or is owed: one for each person of a purse, member, leader and treasurer alike, and one for each payer.
create table party (
  id uuid primary key,
  purse_id uuid not null references purse,
  kind text not null check (kind in ('person', 'payer')),
  opened_at timestamptz not null,
  unique (id, purse_id)
);
create index on party (purse_id);

-- Who a party is. A payer (a practice, a deanery) has no account here. Deleted when somebody is to be forgotten.
create table party_identity (
  party_id uuid primary key,
  purse_id uuid not null,
  person_id uuid references person on delete cascade,
  name text check (length(name) between 1 and 120),
  address text check (length(address) <= 300),
  email text check (length(email) between 3 and 254),
  foreign key (party_id, purse_id) references party (id, purse_id) on delete cascade,
  unique (purse_id, person_id),
  check (num_nonnulls(person_id, name) = 1 and (person_id is null or num_nonnulls(address, email) = 0))
);
create index on party_identity (party_id, purse_id);
create index on party_identity (person_id);

-- Where to pay, as invoices say it; the group's own account, the one account number that is kept. The newest holds.
create table payee (
  id uuid primary key,
  purse_id uuid not null references purse,
  name text not null check (length(name) between 1 and 70),
  account text check (account ~ '^[0-9]{6,10}$'),
  sort_code text check (sort_code ~ '^[0-9]{6}$'),
  iban text check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}$'),
  bic text check (bic ~ '^[A-Z0-9]{8}([A-Z0-9]{3})?$'),
  words text not null default '' check (length(words) <= 500),
  set_by uuid references person on delete set null,
  set_at timestamptz not null,
  unique (id, purse_id)
);
create index on payee (purse_id, set_at desc, id desc);
create index on payee (set_by);

-- What the group has chosen. An unpaid invoice never costs anybody their place.
create table money_choice (
  purse_id uuid primary key references purse,
  consequence text not null check (consequence in ('none', 'reminder', 'talk')),
  reminders_most smallint not null check (reminders_most between 0 and 5),
  first_after_days smallint not null check (first_after_days between 1 and 90),
  every_days smallint not null check (every_days between 7 and 90),
  tone text not null check (tone in ('gentle', 'plain')),
  due_days smallint not null check (due_days between 0 and 90),
  members_see_totals boolean not null,
  changed_by uuid references person on delete set null,
  changed_at timestamptz not null
);
create index on money_choice (changed_by);

-- ── the journal ─────────────────────────────────────────────────────────────

create table journal_entry (
  id uuid primary key,
  purse_id uuid not null references purse,
  number integer not null,
  kind text not null check (kind in ('opening', 'invoice', 'credit', 'payment', 'put-to', 'refund', 'write-off', 'expense', 'repaid',
    'fee-statement', 'fee-paid', 'given-back', 'gift', 'moved', 'payout', 'reserve', 'reversal', 'brought-forward')),
  booked_on date not null,
  entered_at timestamptz not null,
  entered_by uuid references person on delete set null,
  reverses uuid unique,
  postings smallint not null check (postings between 2 and 2000),
  unique (id, purse_id),
  unique (purse_id, number),
  foreign key (reverses, purse_id) references journal_entry (id, purse_id)
);
comment on column journal_entry.number is 'Without gaps in each purse; given by a trigger.';
comment on column journal_entry.entered_by is 'Null: it came by itself.';
comment on column journal_entry.postings is 'How many there are, so that none is added afterwards.';
create index on journal_entry (purse_id, booked_on);
create index on journal_entry (reverses, purse_id);
create index on journal_entry (entered_by);

create table posting (
  entry_id uuid not null,
  purse_id uuid not null,
  position smallint not null,
  account text not null check (account in ('bank', 'cash', 'card', 'members', 'leaders', 'outlays', 'reserve', 'brought-forward',
    'contributions', 'gifts', 'leader-fees', 'room', 'supervision', 'other', 'card-charges', 'written-off')),
  party_id uuid,
  invoice_id uuid,
  amount_minor bigint not null check (amount_minor <> 0 and abs(amount_minor) <= 10000000000),
  for_day date,
  primary key (entry_id, position),
  foreign key (entry_id, purse_id) references journal_entry (id, purse_id) on delete cascade,
  foreign key (party_id, purse_id) references party (id, purse_id),
  check ((account in ('members', 'leaders', 'outlays')) = (party_id is not null)),
  check (invoice_id is null or account = 'members')
);
comment on column posting.for_day is 'The meeting or the day that is paid for; null: the day it is booked on.';
create index on posting (entry_id, purse_id);
create index on posting (party_id, purse_id);
create index on posting (purse_id, account, party_id);

-- ── invoices ────────────────────────────────────────────────────────────────

-- What was agreed with one member alone; the newest holds. Read by that person and by the keepers.
create table member_terms (
  id uuid primary key,
  purse_id uuid not null references purse,
  party_id uuid not null,
  contribution_minor integer check (contribution_minor between 0 and 100000),
  instalments smallint not null check (instalments between 1 and 12),
  payer_id uuid,
  payer_reference text check (length(payer_reference) between 1 and 60),
  agreed_by uuid references person on delete set null,
  agreed_at timestamptz not null,
  foreign key (party_id, purse_id) references party (id, purse_id),
  foreign key (payer_id, purse_id) references party (id, purse_id)
);
comment on column member_terms.contribution_minor is 'For one meeting; null: what everybody pays.';
create index on member_terms (party_id, purse_id, agreed_at desc, id desc);
create index on member_terms (payer_id, purse_id);
create index on member_terms (purse_id);
create index on member_terms (agreed_by);

-- Written by a trigger alone.
create table invoice_count (
  purse_id uuid not null references purse,
  year smallint not null,
  last integer not null,
  primary key (purse_id, year)
);

create table invoice (
  id uuid primary key,
  purse_id uuid not null,
  year smallint not null,
  number integer not null,
  reference text not null check (reference ~ '^RF[0-9]{2}[A-Z0-9]{1,21}$'),
  debtor_id uuid not null,
  member_id uuid not null,
  fee_agreement_id uuid references fee_agreement on delete set null,
  from_on date not null,
  to_on date not null,
  issued_on date not null,
  issued_at timestamptz not null,
  due_on date not null,
  currency text not null,
  total_minor integer not null check (total_minor between 0 and 100000000),
  entry_id uuid,
  payee_id uuid,
  issued_by uuid references person on delete set null,
  unique (id, purse_id),
  unique (id, purse_id, debtor_id),
  unique (purse_id, year, number),
  unique (purse_id, reference),
  unique (entry_id, id),
  foreign key (purse_id, currency) references purse (id, currency),
  foreign key (debtor_id, purse_id) references party (id, purse_id),
  foreign key (member_id, purse_id) references party (id, purse_id),
  foreign key (entry_id, purse_id) references journal_entry (id, purse_id),
  foreign key (payee_id, purse_id) references payee (id, purse_id),
  check (from_on <= to_on),
  check (due_on >= issued_on),
  check ((entry_id is null) = (total_minor = 0))
);
comment on column invoice.number is 'Without gaps in each purse and year of issue; given, with the year, by a trigger.';
comment on column invoice.reference is 'ISO 11649.';
comment on column invoice.debtor_id is 'Who pays: the member, or a payer for them.';
comment on column invoice.member_id is 'Whose place it is for.';
create index on invoice (debtor_id, purse_id);
create index on invoice (member_id, purse_id);
create index on invoice (fee_agreement_id);
create index on invoice (purse_id, currency);
create index on invoice (purse_id, due_on);
create index on invoice (entry_id, purse_id);
create index on invoice (payee_id, purse_id);
create index on invoice (issued_by);

-- The entry comes first, then the invoice that it is of. Whatever an invoice still wants is asked of the one it names.
alter table posting add foreign key (invoice_id, purse_id, party_id) references invoice (id, purse_id, debtor_id) deferrable initially deferred;
create index on posting (invoice_id, purse_id, party_id);

create table invoice_line (
  invoice_id uuid not null,
  purse_id uuid not null,
  position smallint not null,
  kind text not null check (kind in ('meeting', 'other')),
  meeting_id uuid,
  for_day date,
  words text not null check (length(words) between 1 and 200),
  amount_minor integer not null check (abs(amount_minor) <= 100000000),
  primary key (invoice_id, position),
  foreign key (invoice_id, purse_id) references invoice (id, purse_id) on delete cascade
);
comment on column invoice_line.meeting_id is 'No reference: meetings are deleted, invoices stay.';
create index on invoice_line (invoice_id, purse_id);
create index on invoice_line (meeting_id);

create table instalment (
  invoice_id uuid not null,
  purse_id uuid not null,
  position smallint not null,
  due_on date not null,
  amount_minor integer not null check (amount_minor > 0),
  primary key (invoice_id, position),
  foreign key (invoice_id, purse_id) references invoice (id, purse_id) on delete cascade
);
create index on instalment (invoice_id, purse_id);

create table credit (
  id uuid primary key,
  purse_id uuid not null references purse,
  invoice_id uuid not null,
  line_position smallint,
  reason text not null check (reason in ('meeting-cancelled', 'leaving', 'mistake', 'goodwill')),
  amount_minor integer not null check (amount_minor > 0),
  entry_id uuid not null,
  made_by uuid references person on delete set null,
  made_at timestamptz not null,
  unique (invoice_id, line_position),
  foreign key (invoice_id, purse_id) references invoice (id, purse_id),
  foreign key (invoice_id, line_position) references invoice_line (invoice_id, position),
  foreign key (entry_id, purse_id) references journal_entry (id, purse_id)
);
create index on credit (purse_id);
create index on credit (invoice_id, purse_id);
create index on credit (entry_id, purse_id);
create index on credit (made_by);

-- ── payments ────────────────────────────────────────────────────────────────

create table payment (
  id uuid primary key,
  purse_id uuid not null references purse,
  party_id uuid not null,
  method text not null check (method in ('transfer', 'cash', 'cheque', 'card')),
  received_on date not null,
  amount_minor integer not null check (amount_minor > 0),
  reference text check (length(reference) between 1 and 140),
  entry_id uuid not null unique,
  noted_by uuid references person on delete set null,
  noted_at timestamptz not null,
  unique (id, purse_id),
  foreign key (party_id, purse_id) references party (id, purse_id),
  foreign key (entry_id, purse_id) references journal_entry (id, purse_id)
);
comment on column payment.noted_by is 'Null: it came by itself.';
create index on payment (purse_id, received_on);
create index on payment (party_id, purse_id);
create index on payment (entry_id, purse_id);
create index on payment (noted_by);

create table refund (
  id uuid primary key,
  purse_id uuid not null references purse,
  party_id uuid not null,
  payment_id uuid,
  amount_minor integer not null check (amount_minor > 0),
  paid_on date not null,
  method text not null check (method in ('transfer', 'cash', 'cheque', 'card')),
  entry_id uuid not null unique,
  made_by uuid references person on delete set null,
  made_at timestamptz not null,
  foreign key (party_id, purse_id) references party (id, purse_id),
  foreign key (payment_id, purse_id) references payment (id, purse_id),
  foreign key (entry_id, purse_id) references journal_entry (id, purse_id)
);
create index on refund (purse_id);
create index on refund (party_id, purse_id);
create index on refund (payment_id, purse_id);
create index on refund (entry_id, purse_id);
create index on refund (made_by);

-- ── whose is what ───────────────────────────────────────────────────────────

-- The purses whose books one keeps: of groups one leads, or led to their end, and of those whose treasurer one is.
create function kept_purse_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 5
as $$
  select p.id from purse p where p.group_id in (select led_group_ids() union all select ended_led_group_ids())
  union select purse_id from treasurer where person_id = viewer_id() and until is null
$$;
create function led_purse_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 5
as $$ select p.id from purse p where p.group_id in (select led_group_ids() union all select ended_led_group_ids()) $$;
create function own_party_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 5
as $$ select party_id from party_identity where person_id = viewer_id() $$;
-- Of which one may know that they are there: of one's groups, those kept, and those in which one owed or was owed.
create function own_purse_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 5
as $$
  select p.id from purse p where p.group_id in (select own_group_ids() union all select ended_group_ids())
  union select kept_purse_ids()
  union select purse_id from party_identity where person_id = viewer_id()
$$;
create function own_invoice_ids() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 10
as $$
  select i.id from own_party_ids() own join invoice i on i.debtor_id = own
  union select i.id from own_party_ids() own join invoice i on i.member_id = own
$$;
-- What one's own invoices still want: the journal itself is the keepers'.
create function own_invoices_open() returns table (invoice_id uuid, open_minor bigint)
language sql stable security definer set search_path = public, pg_temp rows 10
as $$
  select own, coalesce(sum(p.amount_minor), 0)::bigint from own_invoice_ids() own left join posting p on p.invoice_id = own group by own
$$;
-- Who is or was in the group of a purse that one keeps.
create function people_of_kept_purse(which uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 20
as $$
  select m.person_id from purse p join membership m on m.group_id = p.group_id where p.id = which and p.id in (select kept_purse_ids())
  union select l.person_id from purse p join group_leader l on l.group_id = p.group_id where p.id = which and p.id in (select kept_purse_ids())
$$;

-- Whoever leaves the circle gives the office back; where the circle ends, what is settled comes after.
create function treasurer_leaves() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  update treasurer t set until = circle_now() from purse p
    where p.group_id = new.group_id and t.purse_id = p.id and t.person_id = new.person_id and t.until is null
      and not exists (select from group_closure c where c.group_id = new.group_id and c.taken_back_at is null and c.ends_at = new.left_at);
  return null;
end $$;
create trigger treasurer_leaves after update of left_at on membership for each row
  when (new.left_at is not null and old.left_at is null) execute function treasurer_leaves();

-- The group is deleted; the books stay with those who led it last.
create function purse_outlives_group() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into treasurer (id, purse_id, person_id, since)
    select uuidv7(), p.id, l.person_id, circle_now()
    from purse p join group_leader l on l.group_id = p.group_id
    where p.group_id = old.id and coalesce(l.left_at, 'infinity') =
      (select max(coalesce(x.left_at, 'infinity')) from group_leader x where x.group_id = old.id)
    on conflict do nothing;
  return old;
end $$;
create trigger purse_stays before delete on balint_group for each row execute function purse_outlives_group();

-- ── numbers without gaps ────────────────────────────────────────────────────

-- The purse's row is locked until the transaction is over: what is rolled back gives its number back.
create function number_entry() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  update purse set entries = entries + 1 where id = new.purse_id returning entries into new.number;
  return new;
end $$;
create trigger numbers before insert on journal_entry for each row execute function number_entry();

create function number_invoice() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  new.year := extract(year from new.issued_on);
  insert into invoice_count as c (purse_id, year, last) values (new.purse_id, new.year, 1)
    on conflict (purse_id, year) do update set last = c.last + 1 returning last into new.number;
  return new;
end $$;
create trigger numbers before insert on invoice for each row execute function number_invoice();

-- ── what is written stays ───────────────────────────────────────────────────

-- Six years after the end of the year booked: HMRC asks it of records (Companies Act 2006 s. 388 less), Revenue the same
-- (Taxes Consolidation Act 1997 s. 886).
create function books_kept_years() returns integer language sql immutable parallel safe as $$ select 6 $$;
create function books_kept_until(booked_on date) returns date language sql immutable parallel safe set search_path = public, pg_temp
as $$ select make_date(extract(year from booked_on)::int + books_kept_years(), 12, 31) $$;

-- For every role, the owner's too. First argument: the column that says when it was; the others may become empty, when whom or
-- what they name is deleted.
create function stays_as_written() returns trigger language plpgsql set search_path = public, pg_temp
as $$
declare
  before jsonb := to_jsonb(old);
  after jsonb;
begin
  if tg_op = 'DELETE' then
    if circle_now()::date > books_kept_until((before ->> tg_argv[0])::date) then return old; end if;
    raise exception using errcode = 'insufficient_privilege', message = 'books are kept until their retention is over';
  end if;
  after := to_jsonb(new);
  if before - tg_argv[1:] = after - tg_argv[1:]
    and not exists (select from unnest(tg_argv[1:]) named where after ->> named is distinct from before ->> named and after ->> named is not null)
  then return new; end if;
  raise exception using errcode = 'insufficient_privilege', message = 'books are corrected by a further row';
end $$;
-- A part goes with its whole, and only with it.
create function stays_with_whole() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
declare whole_is_there boolean := true;
begin
  if tg_op = 'DELETE' then
    execute format('select exists (select from %I where id = $1)', tg_argv[0]) into whole_is_there
      using (to_jsonb(old) ->> tg_argv[1])::uuid;
  end if;
  if whole_is_there then
    raise exception using errcode = 'insufficient_privilege', message = 'books are corrected by a further row';
  end if;
  return old;
end $$;

create trigger stays before update or delete on journal_entry for each row execute function stays_as_written('booked_on', 'entered_by');
create trigger stays before update or delete on invoice for each row
  execute function stays_as_written('issued_on', 'issued_by', 'fee_agreement_id');
create trigger stays before update or delete on credit for each row execute function stays_as_written('made_at', 'made_by');
create trigger stays before update or delete on payment for each row execute function stays_as_written('received_on', 'noted_by');
create trigger stays before update or delete on refund for each row execute function stays_as_written('paid_on', 'made_by');
create trigger stays before update or delete on member_terms for each row execute function stays_as_written('agreed_at', 'agreed_by');
create trigger stays before update or delete on payee for each row execute function stays_as_written('set_at', 'set_by');
create trigger stays before update or delete on posting for each row execute function stays_with_whole('journal_entry', 'entry_id');
create trigger stays before update or delete on invoice_line for each row execute function stays_with_whole('invoice', 'invoice_id');
create trigger stays before update or delete on instalment for each row execute function stays_with_whole('invoice', 'invoice_id');

-- ── it adds up ──────────────────────────────────────────────────────────────

-- Looked at when the transaction ends: an entry has all its postings, they sum to nothing, and a reversal undoes exactly what it
-- reverses.
create function entry_balances() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  row_as_json jsonb := to_jsonb(new);
  e journal_entry;
  written integer;
  together numeric;
begin
  select * into e from journal_entry where id = coalesce(row_as_json ->> 'entry_id', row_as_json ->> 'id')::uuid;
  if not found then return null; end if;
  select count(*), coalesce(sum(amount_minor), 0) into written, together from posting where entry_id = e.id;
  if written <> e.postings or together <> 0 then
    raise exception using errcode = 'check_violation', constraint = 'entry_balances',
      message = format('entry %s does not balance', e.number);
  end if;
  if e.reverses is not null and exists (
    select from posting where entry_id in (e.id, e.reverses)
    group by account, party_id, invoice_id having sum(amount_minor) <> 0)
  then
    raise exception using errcode = 'check_violation', constraint = 'entry_reverses',
      message = format('entry %s does not undo what it reverses', e.number);
  end if;
  return null;
end $$;
create constraint trigger balances after insert on journal_entry deferrable initially deferred
  for each row execute function entry_balances();
create constraint trigger balances after insert on posting deferrable initially deferred
  for each row execute function entry_balances();

-- An invoice's lines add up to it, its instalments too where there are any, and its entry asks for it of the one who pays.
create function invoice_adds_up() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  row_as_json jsonb := to_jsonb(new);
  i invoice;
  in_lines bigint;
  in_instalments bigint;
  asked bigint;
begin
  select * into i from invoice where id = coalesce(row_as_json ->> 'invoice_id', row_as_json ->> 'id')::uuid;
  if not found then return null; end if;
  select coalesce(sum(amount_minor), 0) into in_lines from invoice_line where invoice_id = i.id;
  select sum(amount_minor) into in_instalments from instalment where invoice_id = i.id;
  select coalesce(sum(amount_minor), 0) into asked from posting where entry_id = i.entry_id and invoice_id = i.id;
  if in_lines <> i.total_minor or coalesce(in_instalments, i.total_minor) <> i.total_minor or asked <> i.total_minor then
    raise exception using errcode = 'check_violation', constraint = 'invoice_adds_up',
      message = format('invoice %s of %s does not add up', i.number, i.year);
  end if;
  return null;
end $$;
create constraint trigger adds_up after insert on invoice deferrable initially deferred
  for each row execute function invoice_adds_up();
create constraint trigger adds_up after insert on invoice_line deferrable initially deferred
  for each row execute function invoice_adds_up();
create constraint trigger adds_up after insert on instalment deferrable initially deferred
  for each row execute function invoice_adds_up();

-- A credit, payment or refund is booked as it says: credits by their invoice, the others by all that their entry has of members.
create function says_what_was_booked() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  n jsonb := to_jsonb(new);
  booked bigint;
  said bigint := (n ->> 'amount_minor')::bigint;
begin
  select coalesce(sum(amount_minor), 0) into booked from posting
    where entry_id = (n ->> 'entry_id')::uuid and account = 'members'
      and (tg_table_name <> 'credit' or invoice_id = (n ->> 'invoice_id')::uuid);
  if tg_table_name = 'credit' then
    select sum(amount_minor) into said from credit
      where entry_id = (n ->> 'entry_id')::uuid and invoice_id = (n ->> 'invoice_id')::uuid;
  end if;
  if booked <> (case tg_table_name when 'refund' then said else -said end) then
    raise exception using errcode = 'check_violation', constraint = 'says_what_was_booked',
      message = format('a %s says something else than its entry', tg_table_name);
  end if;
  return null;
end $$;
create constraint trigger says_so after insert on credit deferrable initially deferred
  for each row execute function says_what_was_booked();
create constraint trigger says_so after insert on payment deferrable initially deferred
  for each row execute function says_what_was_booked();
create constraint trigger says_so after insert on refund deferrable initially deferred
  for each row execute function says_what_was_booked();

-- ── in this moment ──────────────────────────────────────────────────────────

create trigger only_now before insert on purse for each row execute function only_now('opened_at');
create trigger only_now before insert or update on treasurer for each row execute function only_now('since', 'until');
create trigger only_now before insert on party for each row execute function only_now('opened_at');
create trigger only_now before insert on payee for each row execute function only_now('set_at');
create trigger only_now before insert or update on money_choice for each row execute function only_now('changed_at');
create trigger only_now before insert on journal_entry for each row execute function only_now('entered_at');
create trigger only_now before insert on member_terms for each row execute function only_now('agreed_at');
create trigger only_now before insert on invoice for each row execute function only_now('issued_at');
create trigger only_now before insert on credit for each row execute function only_now('made_at');
create trigger only_now before insert on payment for each row execute function only_now('noted_at');
create trigger only_now before insert on refund for each row execute function only_now('made_at');

-- ── who may ─────────────────────────────────────────────────────────────────

alter table purse enable row level security;
alter table treasurer enable row level security;
alter table party enable row level security;
alter table party_identity enable row level security;
alter table payee enable row level security;
alter table money_choice enable row level security;
alter table journal_entry enable row level security;
alter table posting enable row level security;
alter table member_terms enable row level security;
alter table invoice_count enable row level security;
alter table invoice enable row level security;
alter table invoice_line enable row level security;
alter table instalment enable row level security;
alter table credit enable row level security;
alter table payment enable row level security;
alter table refund enable row level security;

grant select (id, group_id, currency, opened_at), insert (id, group_id, currency, opened_at) on purse to circle_viewer;
create policy own on purse for select to circle_viewer using (id in (select own_purse_ids()));
create policy leads_select on purse for select to circle_viewer using (group_id in (select led_group_ids()));
create policy leads on purse for insert to circle_viewer with check (
  group_id in (select led_group_ids()) and currency = (select g.currency from balint_group g where g.id = group_id));

grant select on treasurer to circle_viewer;
grant insert (id, purse_id, person_id, since, given_by) on treasurer to circle_viewer;
grant update (until) on treasurer to circle_viewer;
create policy own on treasurer for select to circle_viewer using (purse_id in (select own_purse_ids()));
-- A member of the circle, as long as they are one; leaders keep the purse as it is.
create policy leads on treasurer for insert to circle_viewer with check (
  purse_id in (select led_purse_ids()) and given_by = (select viewer_id())
  and exists (select from purse p join membership m on m.group_id = p.group_id
    where p.id = purse_id and m.person_id = treasurer.person_id and m.left_at is null));
create policy leads_ends on treasurer for update to circle_viewer
  using (purse_id in (select led_purse_ids()) and until is null) with check (until is not null);
create policy gives_back on treasurer for update to circle_viewer
  using (person_id = (select viewer_id()) and until is null) with check (until is not null);

grant select, insert on party to circle_viewer;
create policy keeps on party for select to circle_viewer using (purse_id in (select kept_purse_ids()));
create policy own on party for select to circle_viewer using (id in (select own_party_ids()));
create policy keeps_adds on party for insert to circle_viewer with check (purse_id in (select kept_purse_ids()));

grant select, insert on party_identity to circle_viewer;
grant update (name, address, email) on party_identity to circle_viewer;
create policy keeps on party_identity for select to circle_viewer using (purse_id in (select kept_purse_ids()));
create policy own on party_identity for select to circle_viewer using (person_id = (select viewer_id()));
create policy keeps_adds on party_identity for insert to circle_viewer with check (
  purse_id in (select kept_purse_ids())
  and (person_id is null or person_id in (select people_of_kept_purse(purse_id)))
  and exists (select from party p where p.id = party_id and (p.kind = 'person') = (party_identity.person_id is not null)));
create policy keeps_payers on party_identity for update to circle_viewer
  using (purse_id in (select kept_purse_ids()) and person_id is null) with check (person_id is null);

grant select, insert on payee to circle_viewer;
create policy own on payee for select to circle_viewer using (purse_id in (select own_purse_ids()));
create policy keeps on payee for insert to circle_viewer with check (
  purse_id in (select kept_purse_ids()) and set_by = (select viewer_id()));

grant select, insert on money_choice to circle_viewer;
grant update (consequence, reminders_most, first_after_days, every_days, tone, due_days, members_see_totals, changed_by, changed_at)
  on money_choice to circle_viewer;
create policy own on money_choice for select to circle_viewer using (purse_id in (select own_purse_ids()));
create policy leads on money_choice for insert to circle_viewer with check (
  purse_id in (select led_purse_ids()) and changed_by = (select viewer_id()));
create policy leads_changes on money_choice for update to circle_viewer
  using (purse_id in (select led_purse_ids())) with check (changed_by = (select viewer_id()));

grant select on journal_entry to circle_viewer;
grant insert (id, purse_id, kind, booked_on, entered_at, entered_by, reverses, postings) on journal_entry to circle_viewer;
create policy keeps on journal_entry for select to circle_viewer using (purse_id in (select kept_purse_ids()));
create policy keeps_adds on journal_entry for insert to circle_viewer with check (
  purse_id in (select kept_purse_ids()) and entered_by = (select viewer_id()) and kind <> 'brought-forward'
  and booked_on between (circle_now() - interval '3 years')::date and (circle_now() + interval '1 day')::date);
grant select, insert on posting to circle_viewer;
create policy keeps on posting for select to circle_viewer using (purse_id in (select kept_purse_ids()));
create policy keeps_adds on posting for insert to circle_viewer with check (
  purse_id in (select kept_purse_ids()) and account <> 'brought-forward');

grant select, insert on member_terms to circle_viewer;
create policy keeps on member_terms for select to circle_viewer using (purse_id in (select kept_purse_ids()));
create policy own on member_terms for select to circle_viewer using (party_id in (select own_party_ids()));
create policy keeps_adds on member_terms for insert to circle_viewer with check (
  purse_id in (select kept_purse_ids()) and agreed_by = (select viewer_id()));

grant select on invoice_count to circle_viewer;
create policy keeps on invoice_count for select to circle_viewer using (purse_id in (select kept_purse_ids()));

grant select on invoice to circle_viewer;
grant insert (id, purse_id, reference, debtor_id, member_id, fee_agreement_id, from_on, to_on, issued_on, issued_at, due_on, currency,
  total_minor, entry_id, payee_id, issued_by) on invoice to circle_viewer;
create policy keeps on invoice for select to circle_viewer using (purse_id in (select kept_purse_ids()));
create policy own on invoice for select to circle_viewer using (
  debtor_id in (select own_party_ids()) or member_id in (select own_party_ids()));
create policy keeps_adds on invoice for insert to circle_viewer with check (
  purse_id in (select kept_purse_ids()) and issued_by = (select viewer_id())
  and issued_on between (circle_now() - interval '1 day')::date and (circle_now() + interval '1 day')::date);

-- Lines and instalments are written with their invoice.
grant select, insert on invoice_line, instalment to circle_viewer;
create policy keeps on invoice_line for select to circle_viewer using (purse_id in (select kept_purse_ids()));
create policy own on invoice_line for select to circle_viewer using (invoice_id in (select own_invoice_ids()));
create policy keeps_adds on invoice_line for insert to circle_viewer with check (
  purse_id in (select kept_purse_ids()) and exists (select from invoice i where i.id = invoice_id and i.issued_at = circle_now()));
create policy keeps on instalment for select to circle_viewer using (purse_id in (select kept_purse_ids()));
create policy own on instalment for select to circle_viewer using (invoice_id in (select own_invoice_ids()));
create policy keeps_adds on instalment for insert to circle_viewer with check (
  purse_id in (select kept_purse_ids()) and exists (select from invoice i where i.id = invoice_id and i.issued_at = circle_now()));

grant select, insert on credit, payment, refund to circle_viewer;
create policy keeps on credit for select to circle_viewer using (purse_id in (select kept_purse_ids()));
create policy own on credit for select to circle_viewer using (invoice_id in (select own_invoice_ids()));
create policy keeps_adds on credit for insert to circle_viewer with check (
  purse_id in (select kept_purse_ids()) and made_by = (select viewer_id()));
create policy keeps on payment for select to circle_viewer using (purse_id in (select kept_purse_ids()));
create policy own on payment for select to circle_viewer using (party_id in (select own_party_ids()));
create policy keeps_adds on payment for insert to circle_viewer with check (
  purse_id in (select kept_purse_ids()) and noted_by = (select viewer_id()));
create policy keeps on refund for select to circle_viewer using (purse_id in (select kept_purse_ids()));
create policy own on refund for select to circle_viewer using (party_id in (select own_party_ids()));
create policy keeps_adds on refund for insert to circle_viewer with check (
  purse_id in (select kept_purse_ids()) and made_by = (select viewer_id()));

revoke all on function kept_purse_ids(), led_purse_ids(), own_party_ids(), own_purse_ids(), own_invoice_ids(), own_invoices_open(),
  people_of_kept_purse(uuid), treasurer_leaves(), purse_outlives_group(), number_entry(), number_invoice(), stays_with_whole(),
  entry_balances(), invoice_adds_up(), says_what_was_booked() from public;
grant execute on function kept_purse_ids(), led_purse_ids(), own_party_ids(), own_purse_ids(), own_invoice_ids(), own_invoices_open(),
  people_of_kept_purse(uuid) to circle_viewer;
