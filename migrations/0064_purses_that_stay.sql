-- A purse whose group is deleted says whose it was and by which clocks its days were told; who keeps it reads it to the end. Then
-- it goes whole: with what was put aside of statements, with its cards, and with what nobody ever paid.

alter table purse add was_called text check (length(was_called) between 1 and 200), add was_in_zone text;
comment on column purse.was_called is 'The name of its group, once that is deleted.';
comment on column purse.was_in_zone is 'The time zone of its group, once that is deleted.';
grant select (was_called, was_in_zone) on purse to circle_viewer;

create or replace function purse_outlives_group() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into treasurer (id, purse_id, person_id, since)
    select uuidv7(), p.id, l.person_id, circle_now()
    from purse p join group_leader l on l.group_id = p.group_id
    where p.group_id = old.id and coalesce(l.left_at, 'infinity') =
      (select max(coalesce(x.left_at, 'infinity')) from group_leader x where x.group_id = old.id)
    on conflict do nothing;
  update purse set was_called = old.name, was_in_zone = old.time_zone where group_id = old.id;
  return old;
end $$;

-- ── said once ───────────────────────────────────────────────────────────────

-- Until the transaction is over nobody else posts to this purse: every command that posts begins with it.
grant execute on function lock_purse(uuid) to circle_viewer;

create or replace function meeting_paid_once() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  perform lock_purse(new.purse_id);
  if exists (
    select from fee_statement_line l join fee_statement s on s.id = l.statement_id
    where l.party_id = new.party_id and l.meeting_id = new.meeting_id and l.statement_id <> new.statement_id
      and not exists (select from journal_entry r where r.reverses = s.entry_id))
  then
    raise exception using errcode = 'unique_violation', constraint = 'meeting_paid_once', message = 'a meeting is paid for once';
  end if;
  return new;
end $$;

-- By which clocks the days of a purse are told: its group's, those its group had, or the society's.
create function purse_time_zone(which uuid) returns text
language sql stable security definer set search_path = public, pg_temp
as $$
  select coalesce(g.time_zone, p.was_in_zone, s.time_zone, 'Europe/London')
  from purse p left join balint_group g on g.id = p.group_id left join society s on true where p.id = which
$$;

create or replace function held_invoice()
returns table (invoice_id uuid, group_name text, member_name text, payer_name text, payer_address text, payer_reference text,
  year smallint, number integer, reference text, issued_on date, due_on date, from_on date, to_on date, currency text,
  total_minor integer, meetings integer, taken_off_minor bigint, open_minor bigint, time_zone text,
  payee_name text, payee_account text, payee_sort_code text, payee_iban text, payee_bic text, payee_words text)
language sql stable security definer set search_path = public, pg_temp rows 1
as $$
  select i.id, coalesce(g.name, u.was_called), coalesce(p.name, m.name), d.name, d.address, i.payer_reference, i.year, i.number,
    i.reference, i.issued_on, i.due_on, i.from_on, i.to_on, i.currency, i.total_minor,
    (select count(*)::int from invoice_line l where l.invoice_id = i.id and l.kind = 'meeting' and l.amount_minor > 0),
    coalesce((select sum(c.amount_minor) from credit c where c.invoice_id = i.id), 0)
      + coalesce((select sum(w.amount_minor) from write_off w where w.invoice_id = i.id), 0),
    coalesce((select sum(x.amount_minor) from posting x where x.invoice_id = i.id), 0)::bigint,
    purse_time_zone(u.id), y.name, y.account, y.sort_code, y.iban, y.bic, y.words
  from invoice i join purse u on u.id = i.purse_id left join balint_group g on g.id = u.group_id
    join party_identity d on d.party_id = i.debtor_id left join party_identity m on m.party_id = i.member_id
    left join person p on p.id = m.person_id left join payee y on y.id = i.payee_id
  where i.id = held('payer-invoice')
$$;

-- Who took a copy, by name, for the keepers: of a group that is gone they see each other nowhere else.
create function who_took_books(which uuid) returns table (export_id uuid, name text)
language sql stable security definer set search_path = public, pg_temp rows 20
as $$
  select x.id, p.name from books_export x join person p on p.id = x.made_by
  where x.purse_id = which and which in (select kept_purse_ids())
$$;

-- ── goes ────────────────────────────────────────────────────────────────────

-- Everything of a purse, where the retention of all of it is over; what is not old enough yet keeps the whole waiting.
create function forget_purse(which uuid) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  delete from card_question where purse_id = which;
  delete from card_event where purse_id = which;
  delete from card_movement where purse_id = which;
  delete from card_checkout where purse_id = which;
  delete from card_account where purse_id = which;
  delete from payment_taken_back where purse_id = which;
  delete from payment_key where purse_id = which;
  delete from write_off where purse_id = which;
  delete from refund where purse_id = which;
  delete from credit where purse_id = which;
  delete from payment where purse_id = which;
  delete from expense where purse_id = which;
  delete from fee_statement where purse_id = which;
  delete from invoice where purse_id = which;
  delete from journal_entry where purse_id = which;
  delete from books_export where purse_id = which;
  delete from leader_fee where purse_id = which;
  delete from member_terms where purse_id = which;
  delete from payee where purse_id = which;
  delete from party where purse_id = which;
  delete from invoice_count where purse_id = which;
  delete from money_choice where purse_id = which;
  delete from treasurer where purse_id = which;
  delete from purse where id = which;
  return true;
exception when insufficient_privilege or foreign_key_violation then return false;
end $$;

-- As in 0055c. What a person has put aside of statements, and what was asked about cards, goes as long after as entries do. Of a
-- group that is gone everything goes once its last year is over: also what was carried on, and what nobody has paid.
create or replace function forget_old_books(at_most integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  today date := circle_now()::date;
  last_on date := make_date(extract(year from today)::int - books_kept_years() - 1, 12, 31);
  which uuid;
  going uuid[];
  tied uuid[];
  carried uuid;
  counted integer;
  done integer := 0;
  old record;
begin
  delete from payment_key where payment_id is null and books_kept_until(noted_at::date) < today;
  delete from card_question where books_kept_until(asked_at::date) < today;
  for which in
    select p.id from purse p where p.group_id is null
      and not exists (select from journal_entry e where e.purse_id = p.id and e.booked_on > last_on) order by p.id
  loop
    exit when done >= at_most;
    perform lock_purse(which);
    if forget_purse(which) then done := done + 1; end if;
  end loop;
  for which in
    select p.id from purse p
    where exists (select from journal_entry e where e.purse_id = p.id and e.booked_on <= last_on and e.kind <> 'brought-forward')
    order by p.id
  loop
    exit when done >= at_most;
    perform lock_purse(which);
    select array_agg(id) into going from journal_entry
      where purse_id = which and booked_on <= last_on and kind <> 'brought-forward';
    loop
      select array_agg(g.id) into tied from unnest(going) as g (id)
      where exists (select from posting a join posting b on b.invoice_id = a.invoice_id
          where a.entry_id = g.id and b.entry_id <> all (going))
        or exists (select from posting a where a.entry_id = g.id and a.invoice_id is not null
          and (select sum(b.amount_minor) from posting b where b.invoice_id = a.invoice_id) <> 0)
        or exists (select from journal_entry r where r.reverses = g.id and r.id <> all (going))
        or exists (select from journal_entry r where r.id = g.id and r.reverses <> all (going))
        or exists (select from refund r join payment p on p.id = r.payment_id
          where (p.entry_id = g.id and r.entry_id <> all (going)) or (r.entry_id = g.id and p.entry_id <> all (going)));
      exit when tied is null;
      select array_agg(id) into going from unnest(going) as g (id) where id <> all (tied);
      exit when going is null;
    end loop;
    continue when going is null;
    done := done + 1;
    going := going || array(select id from journal_entry where purse_id = which and kind = 'brought-forward');
    create temp table if not exists carried_on (account text, party_id uuid, amount_minor bigint) on commit drop;
    delete from carried_on;
    insert into carried_on
      select x.account, x.party_id, sum(x.amount_minor) from (
        select case when account in ('bank', 'cash', 'card', 'members', 'leaders', 'outlays', 'reserve') then account
            else 'brought-forward' end as account, party_id, amount_minor
        from posting where entry_id = any (going)) x
      group by 1, 2 having sum(x.amount_minor) <> 0;
    select count(*) into counted from carried_on;
    delete from payment_taken_back where payment_id in (select id from payment where entry_id = any (going));
    delete from write_off where entry_id = any (going);
    delete from refund where entry_id = any (going);
    delete from credit where entry_id = any (going);
    delete from payment where entry_id = any (going);
    delete from expense where entry_id = any (going);
    delete from fee_statement where entry_id = any (going);
    delete from invoice where purse_id = which and (entry_id = any (going)
      or entry_id is null and issued_on <= last_on and not exists (select from credit c where c.invoice_id = invoice.id));
    delete from journal_entry where id = any (going);
    if counted > 0 then
      carried := uuidv7();
      insert into journal_entry (id, purse_id, kind, booked_on, entered_at, postings)
        values (carried, which, 'brought-forward', last_on, circle_now(), counted);
      insert into posting (entry_id, purse_id, position, account, party_id, amount_minor)
        select carried, which, row_number() over (order by account, party_id), account, party_id, amount_minor from carried_on;
    end if;
    delete from member_terms t where t.purse_id = which and books_kept_until(t.agreed_at::date) < today
      and exists (select from member_terms later where later.party_id = t.party_id and later.agreed_at > t.agreed_at);
    -- Whoever is not named any more.
    for old in select id from party where purse_id = which and opened_at::date <= last_on loop
      begin
        delete from party where id = old.id;
      exception when foreign_key_violation then null;
      end;
    end loop;
  end loop;
  return done;
end $$;

revoke all on function purse_time_zone(uuid), forget_purse(uuid), who_took_books(uuid) from public;
grant execute on function who_took_books(uuid) to circle_viewer;
