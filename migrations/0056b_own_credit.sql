-- What one has paid into a purse that no invoice asks for: the journal itself is the keepers'.
create function own_credit(which uuid) returns bigint
language sql stable security definer set search_path = public, pg_temp
as $$
  select -coalesce(sum(p.amount_minor), 0)::bigint from posting p
  where p.purse_id = which and p.account = 'members' and p.invoice_id is null and p.party_id in (select own_party_ids())
$$;
revoke all on function own_credit(uuid) from public;
grant execute on function own_credit(uuid) to circle_viewer;
