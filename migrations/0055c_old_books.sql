-- As in 0055b; what waits in one purse keeps no other from being looked at, and a purse whose group is gone goes when nothing
-- is left to be kept.
create or replace function forget_old_books(at_most integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  last_on date := make_date(extract(year from circle_now())::int - books_kept_years() - 1, 12, 31);
  which uuid;
  going uuid[];
  tied uuid[];
  carried uuid;
  counted integer;
  done integer := 0;
  old record;
begin
  for which in
    select p.id from purse p
    where exists (select from journal_entry e where e.purse_id = p.id and e.booked_on <= last_on and e.kind <> 'brought-forward')
    order by p.id
  loop
    exit when done >= at_most;
    perform pg_advisory_xact_lock(hashtextextended('purse:' || which, 0));
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
    if to_regclass('payment_taken_back') is not null then
      execute 'delete from payment_taken_back where payment_id in (select id from payment where entry_id = any ($1))' using going;
    end if;
    if to_regclass('write_off') is not null then
      execute 'delete from write_off where entry_id = any ($1)' using going;
    end if;
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
    delete from member_terms t where t.purse_id = which and books_kept_until(t.agreed_at::date) < circle_now()::date
      and exists (select from member_terms later where later.party_id = t.party_id and later.agreed_at > t.agreed_at);
    -- Whoever is not named any more.
    for old in select id from party where purse_id = which and opened_at::date <= last_on loop
      begin
        delete from party where id = old.id;
      exception when foreign_key_violation then null;
      end;
    end loop;
  end loop;
  -- Of a group that is gone, when nothing is left to keep.
  for which in
    select p.id from purse p where p.group_id is null and not exists (select from journal_entry e where e.purse_id = p.id) order by p.id
  loop
    exit when done >= at_most;
    begin
      delete from books_export where purse_id = which;
      delete from leader_fee where purse_id = which;
      delete from member_terms where purse_id = which;
      delete from invoice where purse_id = which;
      delete from payee where purse_id = which;
      delete from party where purse_id = which;
      delete from invoice_count where purse_id = which;
      delete from money_choice where purse_id = which;
      delete from treasurer where purse_id = which;
      delete from purse where id = which;
      done := done + 1;
    exception when foreign_key_violation or insufficient_privilege then null;
    end;
  end loop;
  return done;
end $$;
