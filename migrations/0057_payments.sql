-- What is known of a payment besides itself: the line of a statement or the card payment that it was, so that none is booked
-- twice; and that it was taken back. Of a statement nothing else is kept: no line, no name, no account number.

create table payment_key (
  purse_id uuid not null references purse,
  key text not null check (length(key) between 8 and 100),
  payment_id uuid,
  noted_by uuid references person on delete set null,
  noted_at timestamptz not null,
  primary key (purse_id, key),
  foreign key (payment_id, purse_id) references payment (id, purse_id) on delete cascade
);
comment on column payment_key.key is 'A keyed hash of a line of a statement, or the id of a card payment.';
comment on column payment_key.payment_id is 'Null: a line that somebody put aside; it is not the group''s.';
create index on payment_key (payment_id, purse_id);
create index on payment_key (noted_by);

create table payment_taken_back (
  payment_id uuid primary key,
  purse_id uuid not null,
  why text not null check (why in ('mistake', 'not-paid', 'another-payer')),
  entry_id uuid not null unique,
  instead_id uuid unique,
  taken_back_by uuid references person on delete set null,
  taken_back_at timestamptz not null,
  foreign key (payment_id, purse_id) references payment (id, purse_id) on delete cascade,
  foreign key (instead_id, purse_id) references payment (id, purse_id) on delete cascade,
  foreign key (entry_id, purse_id) references journal_entry (id, purse_id),
  check ((why = 'another-payer') = (instead_id is not null))
);
comment on column payment_taken_back.why is 'not-paid: a cheque that bounced, a transfer that was called back.';
comment on column payment_taken_back.instead_id is 'The same money, noted as somebody else''s.';
create index on payment_taken_back (payment_id, purse_id);
create index on payment_taken_back (instead_id, purse_id);
create index on payment_taken_back (entry_id, purse_id);
create index on payment_taken_back (taken_back_by);

create trigger only_now before insert on payment_key for each row execute function only_now('noted_at');
create trigger only_now before insert on payment_taken_back for each row execute function only_now('taken_back_at');
create trigger stays before update or delete on payment_taken_back for each row
  execute function stays_as_written('taken_back_at', 'taken_back_by');

-- A payment is taken back by the entry that undoes its own.
create function taken_back_as_booked() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if not exists (
    select from payment p join journal_entry e on e.reverses = p.entry_id where p.id = new.payment_id and e.id = new.entry_id)
  then
    raise exception using errcode = 'check_violation', constraint = 'taken_back_as_booked',
      message = 'a payment is taken back by the entry that reverses it';
  end if;
  return null;
end $$;
create constraint trigger as_booked after insert on payment_taken_back deferrable initially deferred
  for each row execute function taken_back_as_booked();

-- ── never more than is asked for ────────────────────────────────────────────

-- Looked at when the transaction ends: no invoice has got more than it asks for. What somebody paid beyond it is theirs, not its.
create function invoice_not_overpaid() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if (select sum(amount_minor) from posting where invoice_id = new.invoice_id) < 0 then
    raise exception using errcode = 'check_violation', constraint = 'invoice_not_overpaid',
      message = 'more was put to an invoice than it asks for';
  end if;
  return null;
end $$;
create constraint trigger not_overpaid after insert on posting deferrable initially deferred
  for each row when (new.invoice_id is not null and new.amount_minor < 0) execute function invoice_not_overpaid();

-- ── who may ─────────────────────────────────────────────────────────────────

alter table payment_key enable row level security;
alter table payment_taken_back enable row level security;

grant select, insert on payment_key to circle_viewer;
grant update (payment_id), delete on payment_key to circle_viewer;
create policy keeps on payment_key for select to circle_viewer using (purse_id in (select kept_purse_ids()));
create policy keeps_adds on payment_key for insert to circle_viewer with check (
  purse_id in (select kept_purse_ids()) and noted_by = (select viewer_id()));
-- The same money, noted as somebody else's.
create policy keeps_moves on payment_key for update to circle_viewer
  using (purse_id in (select kept_purse_ids()) and payment_id is not null) with check (payment_id is not null);
-- What was taken back or put aside by mistake may be noted anew.
create policy keeps_frees on payment_key for delete to circle_viewer using (
  purse_id in (select kept_purse_ids()) and (payment_id is null
    or exists (select from payment_taken_back b where b.payment_id = payment_key.payment_id and b.why = 'mistake')));

grant select, insert on payment_taken_back to circle_viewer;
create policy keeps on payment_taken_back for select to circle_viewer using (purse_id in (select kept_purse_ids()));
create policy own on payment_taken_back for select to circle_viewer using (
  payment_id in (select p.id from payment p where p.party_id in (select own_party_ids())));
create policy keeps_adds on payment_taken_back for insert to circle_viewer with check (
  purse_id in (select kept_purse_ids()) and taken_back_by = (select viewer_id()));

revoke all on function taken_back_as_booked(), invoice_not_overpaid() from public;
