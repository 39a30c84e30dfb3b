-- Who is written to about a talk; and that no concern is talked about on a page that others could come to see.

-- Whoever holds it, while they take part in the enquiry; otherwise those whom its news go to. Ids only, to its two sides.
create function talk_partners(which uuid, who uuid) returns setof uuid
language sql volatile security definer set search_path = public, pg_temp rows 1
as $$
  with still as (
    select who as id from enquiry e
    where e.id = which and (held('enquiry') = which or takes_enquiry(which))
      and (takes_desk(who, e.desk, e.region_id) or (e.forwarded_to = who and is_council(who))))
  select id from still
  union
  select p from people_to_tell(which) p where not exists (select from still)
$$;
revoke all on function talk_partners(uuid, uuid) from public;
grant execute on function talk_partners(uuid, uuid) to circle_viewer, circle_holder;

create policy no_concern on discussion_offer as restrictive for insert to circle_viewer
  with check (not is_concern(enquiry_id));
create policy no_concern on initial_discussion as restrictive for insert to circle_viewer
  with check (not is_concern(enquiry_id));

-- Who of the society called it off, for the story of the enquiry.
alter table initial_discussion
  add column cancelled_by uuid references person on delete set null,
  add check (cancelled_by is null or not cancelled_by_enquirer);
create index on initial_discussion (cancelled_by);
grant update (cancelled_by) on initial_discussion to circle_viewer;
drop policy cancels on initial_discussion;
create policy cancels on initial_discussion for update to circle_viewer
  using (takes_enquiry(enquiry_id) and ended_at is null)
  with check (ended_at = circle_now() and cancelled_at = circle_now() and not cancelled_by_enquirer
    and cancelled_by = (select viewer_id()));

-- Whoever took such a step is named to those who take part in the enquiry.
create or replace function colleague_name(who uuid, which uuid) returns text
language sql stable security definer set search_path = public, pg_temp
as $$
  select p.name from person p where p.id = who and takes_enquiry(which)
    and (exists (select from enquiry_step s where s.enquiry_id = which and who in (s.taken_by, s.to_person_id))
      or exists (select from discussion_offer o where o.enquiry_id = which and o.offered_by = who)
      or exists (select from initial_discussion d where d.enquiry_id = which
        and who in (d.noted_by, d.held_by, d.cancelled_by)))
$$;
