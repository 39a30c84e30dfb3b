-- Whoever writes a secret address could hold it: it may open only what its writer has just made, or is in charge of,
-- and it belongs to the very correspondent whom that is about.

-- Made in the caller's own transaction: an enquiry, an application, an invitation just written.
create function made_just_now(row_xmin xid) returns boolean language sql volatile
as $$ select row_xmin = pg_current_xact_id()::xid $$;

create function may_address(wish secret_address) returns boolean
language sql volatile security definer set search_path = public, pg_temp
as $$
  select wish.replaced_at is null and wish.made_at = circle_now() and case wish.purpose
    when 'calendar-feed' then
      wish.correspondent_id is null and wish.person_id = viewer_id() and wish.subject_id = viewer_id()
    when 'enquiry' then wish.person_id is null and exists (
      select from enquiry e where e.id = wish.subject_id and e.correspondent_id = wish.correspondent_id
        and (made_just_now(e.xmin) or takes_enquiry(e.id)))
    when 'application' then wish.person_id is null and exists (
      select from application a where a.id = wish.subject_id and a.correspondent_id = wish.correspondent_id
        and (made_just_now(a.xmin) or a.group_id in (select led_group_ids())))
    when 'invitation' then wish.person_id is null and exists (
      select from invitation i where i.id = wish.subject_id and i.correspondent_id = wish.correspondent_id
        and made_just_now(i.xmin) and i.invited_by = viewer_id())
    else false
  end
$$;

create policy makes on secret_address for insert to circle_viewer with check (may_address(secret_address));

revoke all on function made_just_now(xid), may_address(secret_address) from public;
grant execute on function made_just_now(xid), may_address(secret_address) to circle_viewer;
