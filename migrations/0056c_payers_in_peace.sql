-- A payer is somebody's mailbox: an invoice goes there three times a day at most, however often it is sent again.
create or replace function may_address_payer(wish secret_address) returns boolean
language sql volatile security definer set search_path = public, pg_temp
as $$
  select wish.replaced_at is null and wish.made_at = circle_now() and wish.person_id is null and wish.expires_at is not null
    and wish.correspondent_id is not null and exists (
      select from invoice i join party d on d.id = i.debtor_id
      where i.id = wish.subject_id and d.kind = 'payer' and i.purse_id in (select kept_purse_ids()))
    and (select count(*) from secret_address s where s.purpose = 'payer-invoice' and s.subject_id = wish.subject_id
      and s.made_at > circle_now() - interval '1 day') < 3
$$;
create function payer_letters_lately(which uuid) returns integer
language sql stable security definer set search_path = public, pg_temp
as $$
  select count(*)::int from invoice i join secret_address s on s.purpose = 'payer-invoice' and s.subject_id = i.id
  where i.id = which and i.purse_id in (select kept_purse_ids()) and s.made_at > circle_now() - interval '1 day'
$$;
revoke all on function payer_letters_lately(uuid) from public;
grant execute on function payer_letters_lately(uuid) to circle_viewer;
