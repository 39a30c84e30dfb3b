-- Whether a purse takes cards is answered no to everybody else, never nothing: an answer of its own would say that there is one.
create or replace function takes_cards(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select (which in (select own_purse_ids()) or which is not distinct from held_invoice_purse())
    and exists (select from card_account where purse_id = which and ended_at is null)
$$;
