-- An own entry is changed as long as no copy before the Council shows it: whoever has mistyped need not write it anew.

create function handed_in_entry_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 20
as $$
  select (e ->> 'id')::uuid from portfolio p join accreditation_request r on r.id = p.request_id and r.withdrawn_at is null
    cross join lateral jsonb_array_elements(p.facts -> 'entries') e
  where p.person_id = viewer_id()
$$;

grant update (kind, title, first_on, last_on, amount, minutes, mode) on portfolio_entry to circle_viewer;
create policy changes on portfolio_entry for update to circle_viewer
  using (person_id = (select viewer_id()) and removed_at is null and id not in (select handed_in_entry_ids()))
  with check (person_id = (select viewer_id()) and removed_at is null);

revoke all on function handed_in_entry_ids() from public;
grant execute on function handed_in_entry_ids() to circle_viewer;
