-- Cards through Stripe Checkout, with keys of the group's own payee. Stripe's words are never believed for themselves: an event
-- or a day's reckoning only says where to look, what is there is asked with the group's key, and each thing is booked once.

-- ── the keys ────────────────────────────────────────────────────────────────

-- A restricted key and the webhook's signing secret, sealed (docs/sealed.md); never shown again, and gone when they are ended.
create table card_account (
  id uuid primary key,
  purse_id uuid not null references purse,
  key_sealed bytea,
  key_wrapped bytea,
  secret_sealed bytea,
  secret_wrapped bytea,
  is_live boolean not null,
  given_by uuid references person on delete set null,
  given_at timestamptz not null,
  ended_at timestamptz,
  looked_at timestamptz,
  unique (id, purse_id),
  check (num_nulls(key_sealed, key_wrapped, secret_sealed, secret_wrapped) = case when ended_at is null then 0 else 4 end)
);
comment on column card_account.is_live is 'False: Stripe''s own test cards, no money.';
comment on column card_account.looked_at is 'When the reckoning of the day was last through.';
create unique index one_card_account on card_account (purse_id) where ended_at is null;
create index on card_account (purse_id);
create index on card_account (given_by);

-- ── what is asked of the card company ───────────────────────────────────────

-- Somebody goes to pay an invoice by card. The address is for them alone, and runs out.
create table card_checkout (
  id uuid primary key,
  purse_id uuid not null,
  account_id uuid not null,
  invoice_id uuid not null,
  party_id uuid not null,
  amount_minor integer not null check (amount_minor > 0),
  currency text not null,
  asked_by uuid references person on delete set null,
  asked_at timestamptz not null,
  session_id text check (session_id ~ '^cs_[A-Za-z0-9_]{4,200}$'),
  address text check (address like 'https://%'),
  expires_at timestamptz,
  unique (id, purse_id),
  unique (purse_id, session_id),
  foreign key (account_id, purse_id) references card_account (id, purse_id),
  foreign key (purse_id, currency) references purse (id, currency),
  foreign key (invoice_id, purse_id, party_id) references invoice (id, purse_id, debtor_id) on delete cascade,
  check (num_nonnulls(session_id, address, expires_at) in (0, 3))
);
create index on card_checkout (account_id, purse_id);
create index on card_checkout (purse_id, currency);
create index on card_checkout (invoice_id, purse_id, party_id);
create index on card_checkout (asked_by);

-- ── what the card company tells ─────────────────────────────────────────────

-- Only what to look at, never what it says. Gone after some weeks.
create table card_event (
  id uuid primary key,
  purse_id uuid not null references purse,
  account_id uuid not null,
  event_id text not null check (event_id ~ '^evt_[A-Za-z0-9_]{4,200}$'),
  about text not null check (about ~ '^[a-z]{2,4}_[A-Za-z0-9_]{4,200}$'),
  heard_at timestamptz not null,
  followed_at timestamptz,
  unique (purse_id, event_id),
  foreign key (account_id, purse_id) references card_account (id, purse_id)
);
create index on card_event (account_id, purse_id);
create index on card_event (heard_at);

-- ── what of it is in the books ──────────────────────────────────────────────

create table card_movement (
  purse_id uuid not null references purse,
  stripe_id text not null check (stripe_id ~ '^[a-z]{2,4}_[A-Za-z0-9_]{4,200}$'),
  kind text not null check (kind in ('payment', 'charge', 'refund', 'payout')),
  amount_minor integer not null,
  entry_id uuid not null unique,
  checkout_id uuid,
  payment_id uuid,
  booked_at timestamptz not null,
  primary key (purse_id, stripe_id),
  foreign key (entry_id, purse_id) references journal_entry (id, purse_id) on delete cascade,
  foreign key (checkout_id, purse_id) references card_checkout (id, purse_id) on delete cascade,
  foreign key (payment_id, purse_id) references payment (id, purse_id) on delete cascade,
  check ((kind = 'payment') = (checkout_id is not null)),
  check ((kind in ('payment', 'refund')) = (payment_id is not null))
);
comment on column card_movement.amount_minor is 'By how much what lies at the card company grew.';
create index on card_movement (entry_id, purse_id);
create index on card_movement (checkout_id, purse_id);
create index on card_movement (payment_id, purse_id);
create index on card_movement (purse_id, booked_at);

-- What does not fit is left to a person.
create table card_question (
  id uuid primary key,
  purse_id uuid not null references purse,
  kind text not null check (kind in ('amount-differs', 'other-currency', 'paid-twice', 'refunded', 'refund-failed', 'disputed',
    'payout-unclear')),
  stripe_id text not null check (stripe_id ~ '^[a-z]{2,4}_[A-Za-z0-9_]{4,200}$'),
  amount_minor integer,
  asked_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid references person on delete set null,
  unique (purse_id, kind, stripe_id)
);
create index on card_question (settled_by);

create trigger only_now before insert or update on card_account for each row execute function only_now('given_at', 'ended_at');
create trigger only_now before insert on card_checkout for each row execute function only_now('asked_at');
create trigger only_now before insert or update on card_question for each row execute function only_now('asked_at', 'settled_at');
-- Whole with what it is of, and gone with it after the years that books are kept.
create trigger stays before update on card_movement for each row execute function stays_as_written('booked_at');

-- 'card-charge': what the card company keeps for itself.
alter table journal_entry drop constraint journal_entry_kind_check;
alter table journal_entry add constraint journal_entry_kind_check check (kind in ('opening', 'invoice', 'credit', 'payment', 'put-to',
  'refund', 'write-off', 'expense', 'repaid', 'fee-statement', 'fee-paid', 'given-back', 'gift', 'moved', 'payout', 'card-charge',
  'reserve', 'reversal', 'brought-forward'));

-- ── booking what came by itself ─────────────────────────────────────────────

-- An entry that nobody entered. Each caller has locked the purse.
create function book_card_entry(of_purse uuid, of_kind text, on_day date, what jsonb, undoes uuid default null) returns uuid
language plpgsql security definer set search_path = public, pg_temp
as $$
declare entry uuid := uuidv7();
begin
  insert into journal_entry (id, purse_id, kind, booked_on, entered_at, reverses, postings)
    values (entry, of_purse, of_kind, on_day, circle_now(), undoes, jsonb_array_length(what));
  insert into posting (entry_id, purse_id, position, account, party_id, invoice_id, amount_minor)
    select entry, of_purse, place - 1, p ->> 'account', (p ->> 'party')::uuid, (p ->> 'invoice')::uuid, (p ->> 'minor')::bigint
    from jsonb_array_elements(what) with ordinality as each (p, place);
  return entry;
end $$;

create function lock_purse(which uuid) returns void language sql volatile set search_path = public, pg_temp
as $$ select pg_advisory_xact_lock(hashtextextended('purse:' || which, 0)) $$;

-- A payment by card: to its invoice as far as that still wants it, the rest to whoever paid. Answers whether it was booked now.
create function book_card_payment(of_checkout uuid, paid_as text, minor integer, on_day date) returns boolean
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  c card_checkout;
  wanted integer;
  entry uuid;
  paid uuid := uuidv7();
begin
  select * into c from card_checkout where id = of_checkout;
  if not found then return false; end if;
  perform lock_purse(c.purse_id);
  if exists (select from card_movement where purse_id = c.purse_id and stripe_id = paid_as) then return false; end if;
  select least(minor, greatest(0, coalesce(sum(amount_minor), 0)))::integer into wanted from posting where invoice_id = c.invoice_id;
  entry := book_card_entry(c.purse_id, 'payment', on_day,
    jsonb_build_array(jsonb_build_object('account', 'card', 'minor', minor))
    || case when wanted = 0 then '[]' else jsonb_build_array(
      jsonb_build_object('account', 'members', 'party', c.party_id, 'invoice', c.invoice_id, 'minor', -wanted)) end
    || case when wanted = minor then '[]' else jsonb_build_array(
      jsonb_build_object('account', 'members', 'party', c.party_id, 'minor', wanted - minor)) end);
  insert into payment (id, purse_id, party_id, method, received_on, amount_minor, reference, entry_id, noted_at)
    values (paid, c.purse_id, c.party_id, 'card', on_day, minor, left(paid_as, 140), entry, circle_now());
  insert into card_movement (purse_id, stripe_id, kind, amount_minor, entry_id, checkout_id, payment_id, booked_at)
    values (c.purse_id, paid_as, 'payment', minor, entry, c.id, paid, circle_now());
  if wanted < minor then
    insert into card_question (id, purse_id, kind, stripe_id, amount_minor, asked_at)
      values (uuidv7(), c.purse_id, 'paid-twice', paid_as, minor - wanted, circle_now()) on conflict do nothing;
  end if;
  return true;
end $$;

-- What the card company keeps of a payment, or gives back of that.
create function book_card_charge(of_purse uuid, known_as text, minor integer, on_day date) returns boolean
language plpgsql security definer set search_path = public, pg_temp
as $$
declare entry uuid;
begin
  perform lock_purse(of_purse);
  if minor = 0 or exists (select from card_movement where purse_id = of_purse and stripe_id = known_as) then return false; end if;
  entry := book_card_entry(of_purse, 'card-charge', on_day, jsonb_build_array(
    jsonb_build_object('account', 'card-charges', 'minor', minor), jsonb_build_object('account', 'card', 'minor', -minor)));
  insert into card_movement (purse_id, stripe_id, kind, amount_minor, entry_id, booked_at)
    values (of_purse, known_as, 'charge', -minor, entry, circle_now());
  return true;
end $$;

-- Given back at the card company. Whoever paid it then owes what was put to their invoice: a person says what becomes of that.
create function book_card_refund(of_purse uuid, paid_as text, known_as text, minor integer, on_day date) returns boolean
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  p payment;
  entry uuid;
begin
  perform lock_purse(of_purse);
  if exists (select from card_movement where purse_id = of_purse and stripe_id = known_as) then return false; end if;
  select payment.* into p from card_movement m join payment on payment.id = m.payment_id
    where m.purse_id = of_purse and m.stripe_id = paid_as and m.kind = 'payment';
  if not found then return false; end if;
  entry := book_card_entry(of_purse, 'refund', on_day, jsonb_build_array(
    jsonb_build_object('account', 'members', 'party', p.party_id, 'minor', minor),
    jsonb_build_object('account', 'card', 'minor', -minor)));
  insert into refund (id, purse_id, party_id, payment_id, amount_minor, paid_on, method, entry_id, made_at)
    values (uuidv7(), of_purse, p.party_id, p.id, minor, on_day, 'card', entry, circle_now());
  insert into card_movement (purse_id, stripe_id, kind, amount_minor, entry_id, payment_id, booked_at)
    values (of_purse, known_as, 'refund', -minor, entry, p.id, circle_now());
  if (select sum(amount_minor) from posting where purse_id = of_purse and party_id = p.party_id and account = 'members'
      and invoice_id is null) > 0 then
    insert into card_question (id, purse_id, kind, stripe_id, amount_minor, asked_at)
      values (uuidv7(), of_purse, 'refunded', known_as, minor, circle_now()) on conflict do nothing;
  end if;
  return true;
end $$;

-- Paid out to the bank, of what is in these books; negative: taken from the bank.
create function book_card_payout(of_purse uuid, known_as text, minor integer, on_day date) returns boolean
language plpgsql security definer set search_path = public, pg_temp
as $$
declare entry uuid;
begin
  perform lock_purse(of_purse);
  if minor = 0 or exists (select from card_movement where purse_id = of_purse and stripe_id = known_as) then return false; end if;
  entry := book_card_entry(of_purse, 'payout', on_day, jsonb_build_array(
    jsonb_build_object('account', 'bank', 'minor', minor), jsonb_build_object('account', 'card', 'minor', -minor)));
  insert into card_movement (purse_id, stripe_id, kind, amount_minor, entry_id, booked_at)
    values (of_purse, known_as, 'payout', -minor, entry, circle_now());
  return true;
end $$;

-- The bank has sent a payout back.
create function undo_card_payout(of_purse uuid, known_as text, on_day date) returns boolean
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  m card_movement;
  entry uuid;
begin
  perform lock_purse(of_purse);
  select * into m from card_movement where purse_id = of_purse and stripe_id = known_as and kind = 'payout';
  if not found or exists (select from card_movement where purse_id = of_purse and stripe_id = known_as || '_undone') then
    return false;
  end if;
  entry := book_card_entry(of_purse, 'reversal', on_day, jsonb_build_array(
    jsonb_build_object('account', 'bank', 'minor', m.amount_minor), jsonb_build_object('account', 'card', 'minor', -m.amount_minor)),
    m.entry_id);
  insert into card_movement (purse_id, stripe_id, kind, amount_minor, entry_id, booked_at)
    values (of_purse, known_as || '_undone', 'payout', -m.amount_minor, entry, circle_now());
  return true;
end $$;

-- ── who may ─────────────────────────────────────────────────────────────────

-- For the jobs: in which currency, and whose days these books have.
create function card_purse(which uuid) returns table (id uuid, currency text, time_zone text)
language sql stable security definer set search_path = public, pg_temp rows 1
as $$
  select p.id, p.currency, coalesce(g.time_zone, s.time_zone)
  from purse p cross join society s left join balint_group g on g.id = p.group_id where p.id = which
$$;

-- Whether an invoice of this purse can be paid by card: for whoever may know of the purse, and nothing more of its keys.
create function takes_cards(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$ select which in (select own_purse_ids()) and exists (select from card_account where purse_id = which and ended_at is null) $$;
create function card_account_now(which uuid) returns uuid language sql stable security definer set search_path = public, pg_temp
as $$ select id from card_account where purse_id = which and ended_at is null and which in (select own_purse_ids()) $$;
create function invoice_open_minor(which uuid) returns bigint language sql stable security definer set search_path = public, pg_temp
as $$ select open_minor from own_invoices_open() where invoice_id = which $$;

alter table card_account enable row level security;
alter table card_checkout enable row level security;
alter table card_event enable row level security;
alter table card_movement enable row level security;
alter table card_question enable row level security;

grant select (id, purse_id, is_live, given_by, given_at, ended_at, looked_at),
  insert (id, purse_id, key_sealed, key_wrapped, secret_sealed, secret_wrapped, is_live, given_by, given_at),
  update (key_sealed, key_wrapped, secret_sealed, secret_wrapped, ended_at) on card_account to circle_viewer;
create policy keeps on card_account for select to circle_viewer using (purse_id in (select kept_purse_ids()));
create policy keeps_gives on card_account for insert to circle_viewer with check (
  purse_id in (select kept_purse_ids()) and given_by = (select viewer_id()));
create policy keeps_ends on card_account for update to circle_viewer
  using (purse_id in (select kept_purse_ids()) and ended_at is null) with check (ended_at is not null);
grant select, update (looked_at) on card_account to circle_jobs;
create policy jobs_read on card_account for select to circle_jobs using (true);
create policy jobs_note on card_account for update to circle_jobs using (ended_at is null) with check (ended_at is null);

grant select (id, purse_id, account_id, invoice_id, party_id, amount_minor, currency, asked_at, address, expires_at),
  insert (id, purse_id, account_id, invoice_id, party_id, amount_minor, currency, asked_by, asked_at) on card_checkout to circle_viewer;
create policy own on card_checkout for select to circle_viewer using (party_id in (select own_party_ids()));
-- One's own invoice, and no more than it still wants.
create policy own_asks on card_checkout for insert to circle_viewer with check (
  party_id in (select own_party_ids()) and asked_by = (select viewer_id()) and account_id = card_account_now(purse_id)
  and amount_minor <= invoice_open_minor(invoice_id));
grant select, update (session_id, address, expires_at) on card_checkout to circle_jobs;
create policy jobs_read on card_checkout for select to circle_jobs using (true);
create policy jobs_note on card_checkout for update to circle_jobs using (session_id is null) with check (session_id is not null);

grant select, insert, delete, update (followed_at) on card_event to circle_jobs;
create policy jobs_all on card_event to circle_jobs using (true) with check (true);

grant select on card_movement to circle_viewer, circle_jobs;
create policy keeps on card_movement for select to circle_viewer using (purse_id in (select kept_purse_ids()));
create policy jobs_read on card_movement for select to circle_jobs using (true);

grant select on card_question to circle_viewer;
grant update (settled_at, settled_by) on card_question to circle_viewer;
create policy keeps on card_question for select to circle_viewer using (purse_id in (select kept_purse_ids()));
create policy keeps_settles on card_question for update to circle_viewer
  using (purse_id in (select kept_purse_ids()) and settled_at is null)
  with check (settled_at is not null and settled_by = (select viewer_id()));
grant select, insert on card_question to circle_jobs;
create policy jobs_ask on card_question for insert to circle_jobs with check (settled_at is null);
create policy jobs_read on card_question for select to circle_jobs using (true);

revoke all on function book_card_entry(uuid, text, date, jsonb, uuid), lock_purse(uuid), book_card_payment(uuid, text, integer, date),
  book_card_charge(uuid, text, integer, date), book_card_refund(uuid, text, text, integer, date),
  book_card_payout(uuid, text, integer, date), undo_card_payout(uuid, text, date), takes_cards(uuid), card_account_now(uuid),
  invoice_open_minor(uuid), card_purse(uuid) from public;
grant execute on function book_card_payment(uuid, text, integer, date), book_card_charge(uuid, text, integer, date),
  book_card_refund(uuid, text, text, integer, date), book_card_payout(uuid, text, integer, date),
  undo_card_payout(uuid, text, date), card_purse(uuid) to circle_jobs;
grant execute on function takes_cards(uuid), card_account_now(uuid), invoice_open_minor(uuid) to circle_viewer;

-- Keys of groups' payees are sealed, too.
create or replace function something_is_sealed() returns boolean
language sql stable set search_path = public, pg_temp
as $$
  select exists (select from debrief where deleted_on > society_today()) or exists (select from card_account where ended_at is null)
$$;
