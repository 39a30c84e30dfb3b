-- What a leader is due is paid to them, or given back by themselves alone (R73): whatever else a keeper's own login may write, it
-- writes nothing off for a leader. So each kind of entry that moves what leaders are due has the accounts it is of, and no other
-- kind touches them; a gift is money that came, or a leader's own fee. A reversal undoes exactly what was there (entry_reverses).
create policy leaders_fees_are_theirs on posting as restrictive for insert to circle_viewer with check (
  case (select e.kind from journal_entry e where e.id = entry_id)
    when 'fee-statement' then account in ('leaders', 'leader-fees')
    when 'fee-paid' then account in ('leaders', 'bank', 'cash')
    when 'given-back' then account = 'gifts' or account = 'leaders' and party_id in (select own_party_ids())
    when 'gift' then account in ('gifts', 'bank', 'cash')
    when 'reversal' then true
    else account not in ('leaders', 'gifts')
  end);

-- Who led is the leaders' to say, so a statement is made out and undone by them (0055b); past the pages, too.
create function kept_fee_statement(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from journal_entry where id = which and kind = 'fee-statement' and purse_id in (select kept_purse_ids()))
$$;
revoke all on function kept_fee_statement(uuid) from public;
grant execute on function kept_fee_statement(uuid) to circle_viewer;
create policy statements_are_leaders on journal_entry as restrictive for insert to circle_viewer with check (
  purse_id in (select led_purse_ids()) or kind <> 'fee-statement' and not kept_fee_statement(reverses));
