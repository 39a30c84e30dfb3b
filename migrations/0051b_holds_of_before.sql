-- Meetings that clashed before holds were kept (0040): the later term's has none. Its group goes on as it is, its leaders
-- read on their page of the place on how many dates something is not free. Nothing else of the group is held up by it, and
-- it has the hold as soon as that is free.

-- As hold_meetings() in 0040, for one kind of holder or one holder where that is all that has changed. Whoever comes second
-- waits for the first, and then meets the constraint.
create function hold_part(which uuid[], of_holder text, who uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  holders uuid[];
  freed tstzrange[];
  freed_of uuid[];
begin
  if coalesce(cardinality(which), 0) = 0 then return; end if;
  select array_agg(distinct w.holder_id order by w.holder_id) into holders from wanted_holds(which) w
    where w.holder = coalesce(of_holder, w.holder) and w.holder_id = coalesce(who, w.holder_id);
  -- A bulk load has no second to wait for, and more holders than there are locks.
  if cardinality(holders) <= 100 then
    perform pg_advisory_xact_lock(hashtextextended('meeting-hold:' || one, 0)) from unnest(holders) one;
  end if;
  with gone as (
    delete from meeting_hold h where h.meeting_id = any (which)
      and h.holder = coalesce(of_holder, h.holder) and h.holder_id = coalesce(who, h.holder_id) and not exists (
        select from wanted_holds(which) w where (w.meeting_id, w.holder, w.holder_id, w.during) = (h.meeting_id, h.holder, h.holder_id, h.during))
    returning h.holder_id, h.during)
  select array_agg(holder_id), array_agg(during) into freed_of, freed from gone;
  insert into meeting_hold (meeting_id, holder, holder_id, during)
  select w.meeting_id, w.holder, w.holder_id, w.during from wanted_holds(which) w
  where w.holder = coalesce(of_holder, w.holder) and w.holder_id = coalesce(who, w.holder_id)
    and not exists (select from meeting_hold h where (h.meeting_id, h.holder, h.holder_id) = (w.meeting_id, w.holder, w.holder_id));
  if freed_of is not null then perform hold_what_waited(which, freed_of, freed); end if;
end $$;

-- What has had no hold since before they were kept takes one that somebody else has just let go.
create function hold_what_waited(besides uuid[], freed_of uuid[], freed tstzrange[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare wanted record;
begin
  for wanted in
    select w.* from wanted_holds(array(
        select m.id from unnest(freed_of, freed) f (holder_id, during)
          cross join lateral (
            select group_id from group_leader where person_id = f.holder_id and left_at is null
            union select group_id from group_place where venue_id = f.holder_id) g
          join meeting m on m.group_id = g.group_id and m.starts_at < upper(f.during) and m.ends_at > lower(f.during)
        where m.cancelled_at is null and m.ends_at > circle_now() and not (m.id = any (besides)))) w
      join meeting m on m.id = w.meeting_id join term t on t.id = m.term_id
    where w.holder_id = any (freed_of)
      and not exists (select from meeting_hold h where (h.meeting_id, h.holder, h.holder_id) = (w.meeting_id, w.holder, w.holder_id))
    order by t.made_at, w.meeting_id, w.holder, w.holder_id
  loop
    perform pg_advisory_xact_lock(hashtextextended('meeting-hold:' || wanted.holder_id, 0));
    insert into meeting_hold (meeting_id, holder, holder_id, during)
    select wanted.meeting_id, wanted.holder, wanted.holder_id, wanted.during
    where not exists (select from meeting_hold h
      where h.holder_id = wanted.holder_id and h.holder = wanted.holder and h.during && wanted.during);
  end loop;
end $$;

create or replace function hold_meetings(which uuid[]) returns void
language sql volatile security definer set search_path = public, pg_temp
as $$ select hold_part(which, null, null) $$;

-- Of a leader, a place or a group: only what has changed is brought in step.
create or replace function hold_group() returns trigger language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  changed jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  of_group uuid := changed ->> case tg_table_name when 'balint_group' then 'id' else 'group_id' end;
  ahead uuid[] := array(select id from meeting where group_id = of_group and ends_at > circle_now());
begin
  if tg_table_name = 'group_leader' then perform hold_part(ahead, 'leader', (changed ->> 'person_id')::uuid);
  else perform hold_part(ahead, 'venue', null); end if;
  return null;
end $$;
drop function hold_meetings_of(uuid);

revoke all on function hold_part(uuid[], text, uuid), hold_what_waited(uuid[], uuid[], tstzrange[]) from public;
