-- What one leader arranges alone is not the other's to see: with whom, since when, how often and when last. Of it the group
-- knows that it is in place, or due; of several arrangements the one that stands best (R23–R25, R36).

alter table supervision_arrangement add noted_by uuid references person on delete set null;
comment on column supervision_arrangement.noted_by is 'Which leader said so; null: from before this was asked.';
create index on supervision_arrangement (noted_by);
create index on supervision_arrangement (contact_request_id);

-- Arrangements as a pair through the register, from before terms were kept here: of those who led when it was asked.
create function paired_arrangement_ids(who uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 2
as $$
  select a.id from group_leader l join supervision_arrangement a on a.group_id = l.group_id
    left join contact_request r on r.id = a.contact_request_id
  where l.person_id = who and a.kind = 'pair' and a.supervisor_id is not null and a.supervision_id is null
    and l.joined_at <= coalesce(r.asked_at, a.since_on::timestamptz)
    and (l.left_at is null or l.left_at > coalesce(r.asked_at, a.since_on::timestamptz))
$$;

create function own_arrangement_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 5
as $$
  select a.id from supervision_ids() own join supervision_arrangement a on a.supervision_id = own
  union select a.id from peer_group_ids() own join supervision_arrangement a on a.peer_group_id = own
  union select a.id from contact_request r join supervision_arrangement a on a.contact_request_id = r.id
    where r.asked_by = viewer_id()
  union select a.id from supervision_arrangement a where a.noted_by = viewer_id()
  union select paired_arrangement_ids(viewer_id())
$$;

drop policy leads on supervision_arrangement;
create policy leads on supervision_arrangement for select to circle_viewer using (
  group_id in (select led_group_ids())
  and (num_nonnulls(supervisor_id, peer_group_id, supervision_id, contact_request_id) = 0
    or id in (select own_arrangement_ids())));
create policy notes on supervision_arrangement for insert to circle_viewer with check (
  group_id in (select led_group_ids()) and noted_by = (select viewer_id()));
create policy ends on supervision_arrangement for update to circle_viewer
  using (group_id in (select led_group_ids())
    and (num_nonnulls(supervisor_id, peer_group_id, supervision_id, contact_request_id) = 0
      or id in (select own_arrangement_ids())))
  with check (group_id in (select led_group_ids()));

-- The same for a report: a supervisor of the pair is known to both, another leader's own to nobody but that leader.
create or replace function supervisors_known(who uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 3
as $$
  select asked_person_id from contact_request
    where asked_by = who and kind = 'supervision' and accepted_at is not null and asked_person_id is not null
  union
  select s.supervisor_id from supervisee e join supervision s on s.id = e.supervision_id
    where e.person_id = who and s.holds_since is not null and s.supervisor_id <> who
  union
  select a.supervisor_id from paired_arrangement_ids(who) known join supervision_arrangement a on a.id = known
    where a.supervisor_id <> who
$$;

-- features/supervision/rules/due.ts, for those who may know that it is due and not by which day.
create function supervision_stands(since_on date, every_weeks integer, last_on date, meetings integer, most integer) returns text
language sql stable set search_path = public, pg_temp
as $$
  select case
    when society_today() > greatest(since_on, coalesce(last_on, since_on)) + every_weeks * 7 then 'rhythm-passed'
    when meetings >= most then 'many-meetings'
    else 'not-yet' end
$$;

-- What the essentials of a group that the viewer leads know, the arrangement that stands best first: of their own everything,
-- of what another leader has arranged the kind and whether it is due. due: null where no session of it is kept here.
drop function group_supervision(uuid);
create function group_supervisions(of_group uuid, most_meetings integer)
returns table (id uuid, kind text, is_own boolean, due text, every_weeks smallint, since_on date, last_on date, meetings integer)
language sql stable security definer set search_path = public, pg_temp rows 3
as $$
  select g.id, g.kind, g.is_own, g.due, case when g.is_own then g.every_weeks end, case when g.is_own then g.since_on end,
    case when g.is_own then g.last_on end, case when g.is_own and g.due is not null then g.meetings end
  from (
    select a.*, l.last_on, m.meetings,
      num_nonnulls(a.supervisor_id, a.peer_group_id, a.supervision_id, a.contact_request_id) = 0
        or a.id in (select own_arrangement_ids()) as is_own,
      case when num_nonnulls(a.supervision_id, a.peer_group_id) > 0
        then supervision_stands(a.since_on, a.every_weeks, l.last_on, m.meetings, most_meetings) end as due
    from supervision_arrangement a
      cross join lateral (
        select max(x.starts_at) as last_at, (max(x.starts_at) at time zone (select time_zone from society))::date as last_on
        from supervision_session x
        where x.confirmed_at is not null and (x.supervision_id = a.supervision_id or x.peer_group_id = a.peer_group_id)
          and exists (select from supervision_session_person p join group_leader d on d.person_id = p.person_id
            where p.session_id = x.id and d.group_id = of_group and d.left_at is null)) l
      cross join lateral (
        select count(*)::integer as meetings from meeting held
        where held.group_id = of_group and held.cancelled_at is null and held.ends_at <= circle_now()
          and held.starts_at > coalesce(l.last_at, a.since_on::timestamptz)) m
    where a.group_id = of_group and a.ended_on is null and of_group in (select led_group_ids())) g
  order by coalesce(g.due, 'not-yet') <> 'not-yet', g.since_on > society_today(), g.is_own desc, g.since_on desc, g.id
  limit 20
$$;

-- The group that asked knows of it from now on. It takes the place of what its people had noted by hand, of the same
-- request, and of its own earlier terms; what another leader has arranged stays.
create or replace function group_knows_supervision(which uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  s supervision;
  t supervision_terms;
begin
  select * into s from supervision where id = which;
  if s.group_id is null or not exists (select from group_leader l join supervisee e on e.person_id = l.person_id
      where l.group_id = s.group_id and l.left_at is null and e.supervision_id = which) then return; end if;
  select * into t from supervision_terms where supervision_id = which and agreed_at is not null order by agreed_at desc limit 1;
  perform pg_advisory_xact_lock(hashtextextended('supervision:' || s.group_id, 0));
  update supervision_arrangement a set ended_on = society_today() where a.group_id = s.group_id and a.ended_on is null
    and (a.supervision_id = which or a.contact_request_id = s.contact_request_id
      or num_nonnulls(a.supervisor_id, a.peer_group_id, a.supervision_id, a.contact_request_id) = 0
        and (a.noted_by is null or exists (select from supervisee e where e.supervision_id = which and e.person_id = a.noted_by)));
  insert into supervision_arrangement (id, group_id, kind, every_weeks, since_on, supervisor_id, contact_request_id, fee_minor,
    fee_currency, supervision_id, noted_by)
  values (uuidv7(), s.group_id, s.kind, t.every_weeks, t.begins_on, s.supervisor_id, s.contact_request_id, t.fee_minor,
    case when t.fee_minor is not null then t.currency end, which, s.made_by);
end $$;

-- Whoever leads a group no longer takes their own arrangements along; peers and supervisions end with those who had them.
create function arrangement_leaves_with_leader() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  update supervision_arrangement a set ended_on = greatest(a.since_on, society_today())
  where a.group_id = new.group_id and a.ended_on is null and case
    when a.supervision_id is not null then not exists (select from group_leader l join supervisee e on e.person_id = l.person_id
      where l.group_id = a.group_id and l.left_at is null and e.supervision_id = a.supervision_id)
    when a.peer_group_id is not null then not exists (select from group_leader l
      join peer_group_member m on m.person_id = l.person_id and m.left_at is null
      where l.group_id = a.group_id and l.left_at is null and m.peer_group_id = a.peer_group_id)
    else a.kind = 'individual' and a.noted_by = new.person_id end;
  return null;
end $$;
create trigger arrangement_leaves after update of left_at on group_leader for each row
  when (old.left_at is null and new.left_at is not null) execute function arrangement_leaves_with_leader();

revoke all on function paired_arrangement_ids(uuid), own_arrangement_ids(), group_supervisions(uuid, integer),
  supervision_stands(date, integer, date, integer, integer), arrangement_leaves_with_leader() from public;
grant execute on function own_arrangement_ids(), group_supervisions(uuid, integer) to circle_viewer;
