-- What one has paid into a purse that no invoice asks for: the journal itself is the keepers'.
create function own_credit(which uuid) returns bigint
language sql stable security definer set search_path = public, pg_temp
as $$
  select -coalesce(sum(p.amount_minor), 0)::bigint from posting p
  where p.purse_id = which and p.account = 'members' and p.invoice_id is null and p.party_id in (select own_party_ids())
$$;
revoke all on function own_credit(uuid) from public;
grant execute on function own_credit(uuid) to circle_viewer;

-- As before; until the leaders choose it is as their page of choices shows it (books/rules/money-choice.ts).
create or replace function take_invoice_reminders(most integer)
returns table (reminder_id uuid, person_id uuid, correspondent_id uuid, address_id uuid)
language sql volatile security definer set search_path = public, pg_temp rows 10
as $$
  with due as (
    select i.id as invoice_id, i.purse_id, late.position, late.step, who.person_id, who.correspondent_id, who.address_id
    from purse u join balint_group g on g.id = u.group_id left join money_choice chosen on chosen.purse_id = u.id
      cross join lateral (select coalesce(chosen.consequence, 'reminder') as consequence,
        coalesce(chosen.reminders_most, 2) as reminders_most, coalesce(chosen.first_after_days, 7) as first_after_days,
        coalesce(chosen.every_days, 14) as every_days) c
      cross join lateral (select (circle_now() at time zone g.time_zone)::date as today) d
      join invoice i on i.purse_id = u.id and i.total_minor > 0 and i.due_on + c.first_after_days <= d.today
      cross join lateral (select coalesce(sum(x.amount_minor), 0) as open from posting x where x.invoice_id = i.id) o
      cross join lateral (
        select n.position, coalesce(r.steps, 0) + 1 as step
        from (select t.position, t.due_on, sum(t.amount_minor) over (order by t.position) as up_to from instalment t
            where t.invoice_id = i.id) n
          left join lateral (select count(*)::int as steps from invoice_reminder r
            where r.invoice_id = i.id and r.position = n.position) r on true
        where n.up_to > i.total_minor - o.open and coalesce(r.steps, 0) < c.reminders_most
          and n.due_on + c.first_after_days + coalesce(r.steps, 0) * c.every_days <= d.today
        order by n.position limit 1) late
      cross join lateral (
        select y.person_id, null::uuid as correspondent_id, null::uuid as address_id from party_identity y
          where y.party_id = i.debtor_id and y.person_id is not null
        union all
        (select null, s.correspondent_id, s.id from party_identity y join secret_address s on s.purpose = 'payer-invoice'
            and s.subject_id = i.id and s.replaced_at is null and s.expires_at > circle_now() and s.correspondent_id is not null
          where y.party_id = i.debtor_id and y.person_id is null order by s.made_at desc limit 1)) who
    where c.consequence <> 'none' and o.open > 0
      and not exists (select from invoice_reminder r where r.invoice_id = i.id
        and (r.sent_at at time zone g.time_zone)::date + c.every_days > d.today)
    order by i.due_on, i.id limit most),
  noted as (
    insert into invoice_reminder (id, purse_id, invoice_id, position, step, sent_at)
    select uuidv7(), purse_id, invoice_id, position, step, circle_now() from due on conflict do nothing
    returning id, invoice_id)
  select noted.id, due.person_id, due.correspondent_id, due.address_id from noted join due using (invoice_id)
$$;
