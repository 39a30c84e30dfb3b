-- A practice or a deanery pays its one invoice by card, too: it comes by the address it was written to, and has no account here.
-- The same questions are answered to a holder about the invoice that the address opens, and about no other.

create function held_invoice_purse() returns uuid language sql stable security definer set search_path = public, pg_temp
as $$ select purse_id from invoice where id = held('payer-invoice') $$;

create or replace function takes_cards(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select (which in (select own_purse_ids()) or which = held_invoice_purse())
    and exists (select from card_account where purse_id = which and ended_at is null)
$$;
create or replace function card_account_now(which uuid) returns uuid language sql stable security definer set search_path = public, pg_temp
as $$
  select id from card_account where purse_id = which and ended_at is null
    and (which in (select own_purse_ids()) or which = held_invoice_purse())
$$;
create or replace function invoice_open_minor(which uuid) returns bigint
language sql stable security definer set search_path = public, pg_temp
as $$
  select case when which = held('payer-invoice') then (select coalesce(sum(amount_minor), 0)::bigint from posting where invoice_id = which)
    else (select open_minor from own_invoices_open() where invoice_id = which) end
$$;

-- What paying it by card needs to know, as far as the asker is the one who is to pay: a member theirs, a payer the one it holds.
create function payable_invoice(which uuid)
returns table (id uuid, purse_id uuid, group_id uuid, group_name text, party_id uuid, year smallint, number integer, reference text,
  currency text, open_minor bigint)
language sql stable security definer set search_path = public, pg_temp rows 1
as $$
  select i.id, i.purse_id, u.group_id, g.name, i.debtor_id, i.year, i.number, i.reference, i.currency, invoice_open_minor(i.id)
  from invoice i join purse u on u.id = i.purse_id left join balint_group g on g.id = u.group_id
  where i.id = coalesce(which, held('payer-invoice'))
    and (i.debtor_id in (select own_party_ids()) or i.id = held('payer-invoice'))
$$;
comment on function payable_invoice(uuid) is 'Null: the one that the asker''s address opens.';
create function payable_instalments(which uuid) returns table (place smallint, due_on date, amount_minor integer)
language sql stable security definer set search_path = public, pg_temp rows 4
as $$
  select n.position, n.due_on, n.amount_minor from instalment n join payable_invoice(which) i on i.id = n.invoice_id order by n.position
$$;

grant select (id, purse_id, account_id, invoice_id, party_id, amount_minor, currency, asked_at, address, expires_at),
  insert (id, purse_id, account_id, invoice_id, party_id, amount_minor, currency, asked_at) on card_checkout to circle_holder;
create policy payer on card_checkout for select to circle_holder using (invoice_id = (select held('payer-invoice')));
create policy payer_asks on card_checkout for insert to circle_holder with check (
  invoice_id = (select held('payer-invoice')) and asked_by is null and account_id = card_account_now(purse_id)
  and amount_minor <= invoice_open_minor(invoice_id));

revoke all on function held_invoice_purse(), payable_invoice(uuid), payable_instalments(uuid) from public;
grant execute on function takes_cards(uuid), card_account_now(uuid), invoice_open_minor(uuid) to circle_holder;
grant execute on function payable_invoice(uuid), payable_instalments(uuid) to circle_viewer, circle_holder;
