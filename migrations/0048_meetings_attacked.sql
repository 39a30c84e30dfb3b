-- What came out when meetings were looked at by somebody who means harm.

-- Whose a meeting is, is answered to those who lead it.
create or replace function is_at_meeting(which uuid, who uuid, role_there text) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select which in (select led_meeting_ids())
    and exists (select from people_of_meeting(which) p where p.person_id = who and p.as_role = role_there)
$$;

-- As in 0041; whoever cannot come, comes, and cannot come, has those who lead with them told once a day.
create or replace function answer_for_meeting(which uuid, is_coming boolean) returns table (outcome text, tells uuid)
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  mine record;
  x meeting;
  fewest integer;
  before integer;
  changed boolean := false;
  told_lately boolean;
begin
  select * into mine from answerable_meetings() a where a.meeting_id = which;
  if not found then return query select 'not-yours', null::uuid; return; end if;
  -- One at a time, so that each counts truly.
  select * into x from meeting m where m.id = which for update;
  before := members_expected(which);
  if is_coming then
    update meeting_apology a set withdrawn_at = circle_now()
      where a.meeting_id = which and a.person_id = mine.person_id and a.withdrawn_at is null;
    return query select 'comes', null::uuid;
    return;
  end if;
  told_lately := exists (select from meeting_apology a where a.meeting_id = which and a.person_id = mine.person_id
    and a.sent_at > circle_now() - interval '1 day');
  insert into meeting_apology as a (meeting_id, person_id, sent_at) values (which, mine.person_id, circle_now())
    on conflict (meeting_id, person_id) do update set sent_at = circle_now(), withdrawn_at = null
      where a.withdrawn_at is not null;
  changed := found;
  if changed and mine.as_role = 'leader' then
    if told_lately then return query select 'sent', null::uuid; return; end if;
    return query select 'leader-away', l.person_id from group_leader l
      where l.group_id = x.group_id and l.left_at is null and l.person_id <> mine.person_id;
  elsif changed and x.few_told_at is null then
    select g.fewest_members into fewest from balint_group g where g.id = x.group_id;
    if before >= fewest and members_expected(which) < fewest then
      update meeting m set few_told_at = circle_now() where m.id = which;
      return query select 'few-expected', l.person_id from group_leader l
        where l.group_id = x.group_id and l.left_at is null;
    end if;
  end if;
  return query select 'sent', null::uuid;
end $$;

-- As in 0046c; back in a room, all meet in the new one. One kept for a single date from before may be another group's by
-- now, and would have held up every other group's change with its own.
create or replace function change_modes(only_group uuid, at_most integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare due mode_change; changed integer := 0;
begin
  for due in
    select * from mode_change where num_nonnulls(taken_back_at, changed_at) = 0 and changes_at <= circle_now()
      and (only_group is null or group_id = only_group)
    order by changes_at limit at_most for update skip locked
  loop
    if due.to_mode = 'face-to-face' then
      update meeting set place_id = null where group_id = due.group_id and place_id is not null and ends_at > circle_now();
    end if;
    update balint_group set mode = due.to_mode, is_transfer = due.to_mode = 'online', revision = revision + 1
      where id = due.group_id;
    if due.to_mode = 'face-to-face' then
      update group_place set until = circle_now() where group_id = due.group_id and until is null;
      insert into group_place (id, group_id, name, address, seats, free_for_all_dates, free_from_intrusion, since)
        values (uuidv7(), due.group_id, due.place_name, due.place_address, due.place_seats, true, true, circle_now());
    else
      insert into group_link (group_id, url, set_at, set_by)
        select due.group_id, l.url, circle_now(), due.decided_by from mode_change_link l where l.change_id = due.id
        on conflict (group_id) do update set url = excluded.url, set_at = excluded.set_at, set_by = excluded.set_by;
    end if;
    update mode_change set changed_at = circle_now() where id = due.id;
    changed := changed + 1;
  end loop;
  return changed;
end $$;

-- As in 0046; the addresses go with the group, too.
create or replace function forget_closed_groups(recruiting_months integer, group_months integer) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare over record; forgotten integer := 0;
begin
  for over in
    select c.id, c.group_id, (c.ends_at at time zone g.time_zone)::date as last_on,
      (circle_now() at time zone g.time_zone)::date as today, c.applications_forgotten_at
    from group_closure c join balint_group g on g.id = c.group_id
    where c.ended_at is not null
      and c.ends_at <= circle_now() - make_interval(months => least(recruiting_months, group_months)) + interval '2 days'
      and (c.applications_forgotten_at is null
        or c.ends_at <= circle_now() - make_interval(months => group_months) + interval '2 days')
    order by c.ends_at limit 200 for update of c skip locked
  loop
    if over.applications_forgotten_at is null
      and over.today >= (over.last_on + make_interval(months => recruiting_months))::date then
      perform remove_application(a.id) from application a where a.group_id = over.group_id
        and not exists (select from retention_hold h where h.correspondent_id = a.correspondent_id and h.ended_at is null);
      delete from invitation where group_id = over.group_id;
      delete from taster where group_id = over.group_id;
      delete from circular where group_id = over.group_id;
      delete from outreach_ask where group_id = over.group_id;
      delete from source where group_id = over.group_id;
      delete from waiting_list_notice where group_id = over.group_id;
      delete from flier_edition where group_id = over.group_id;
      delete from time_request where group_id = over.group_id;
      delete from time_poll where group_id = over.group_id;
      if not exists (select from application where group_id = over.group_id) then
        update group_closure set applications_forgotten_at = circle_now() where id = over.id;
      end if;
      forgotten := forgotten + 1;
    end if;
    if over.today >= (over.last_on + make_interval(months => group_months))::date and not group_is_held(over.group_id) then
      perform remove_application(a.id) from application a where a.group_id = over.group_id;
      delete from secret_address where subject_id = over.group_id
        or subject_id in (select id from venue_feed where group_id = over.group_id);
      delete from balint_group where id = over.group_id;
      forgotten := forgotten + 1;
    end if;
  end loop;
  return forgotten;
end $$;
