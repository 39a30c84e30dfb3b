-- What the attack on meetings left open (tests/integration/meetings-attacked.test.ts).

-- ── the circle is told so often a day, and no more ──────────────────────────

-- That everybody of a circle was told how their group goes on: closing, pausing, a leader who hands over, face to face or
-- online. Three times within a day (endings/rules/often-enough.ts) are enough of each; to take back is always possible.
create table circle_news (
  id uuid primary key default uuidv7(),
  group_id uuid not null references balint_group on delete cascade,
  kind text not null check (kind in ('closure', 'pause', 'handover', 'mode-change')),
  told_by uuid not null references person on delete cascade,
  told_at timestamptz not null
);
comment on table circle_news is 'Counts what everybody of a circle is written about at once, also what was taken back again.';
create index on circle_news (group_id, told_at);
create index on circle_news (told_by);
create trigger only_now before insert on circle_news for each row execute function only_now('told_at');
alter table circle_news enable row level security;
grant select on circle_news to circle_viewer;
grant insert (group_id, kind, told_by, told_at) on circle_news to circle_viewer;
create policy leads on circle_news for select to circle_viewer using (group_id in (select led_group_ids()));
create policy leads_tells on circle_news for insert to circle_viewer with check (
  group_id in (select led_group_ids()) and told_by = (select viewer_id()));

-- Each leader hands over for themselves; of the rest a group has one count, whoever of its leaders it was.
create function tells_circle() returns trigger language plpgsql set search_path = public, pg_temp
as $$
declare of_kind text := tg_argv[0];
begin
  if not row_security_active(tg_relid) then return null; end if;
  perform lock_group_seats(new.group_id);
  if (select count(*) from circle_news n where n.group_id = new.group_id and n.kind = of_kind
      and n.told_at > circle_now() - interval '1 day' and (of_kind <> 'handover' or n.told_by = viewer_id())) >= 3 then
    raise exception using errcode = 'insufficient_privilege', message = 'the circle has been told often enough for a day';
  end if;
  insert into circle_news (group_id, kind, told_by, told_at) values (new.group_id, of_kind, viewer_id(), circle_now());
  return null;
end $$;
create trigger tells_circle after insert on group_closure for each row execute function tells_circle('closure');
create trigger tells_circle after insert on group_pause for each row when (new.announced_at is not null)
  execute function tells_circle('pause');
create trigger tells_circle after insert on mode_change for each row execute function tells_circle('mode-change');
create trigger tells_circle after insert on leader_leaving for each row execute function tells_circle('handover');

-- ── somebody leads on, also when two go at once ─────────────────────────────

-- As in 0046c; whoever comes second waits for the first, and then counts truly. A snapshot from before the wait would not.
create or replace function somebody_leads_on() returns trigger language plpgsql set search_path = public, pg_temp
as $$
begin
  if not row_security_active(tg_relid) then return new; end if;
  perform lock_group_seats(new.group_id);
  if current_setting('transaction_isolation') <> 'read committed' or leaders_who_stay(new.group_id, new.person_id) = 0 then
    raise exception using errcode = 'insufficient_privilege', message = 'a group is not left without a leader';
  end if;
  return new;
end $$;
create trigger leads_on before insert on leader_leaving for each row execute function somebody_leads_on();

-- ── a letter is to people of its group ──────────────────────────────────────

create function sits_in_led(of_group uuid, who uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$ select of_group in (select led_group_ids()) and has_seat(of_group, who) $$;
drop policy leads_sends on sent_letter_to;
create policy leads_sends on sent_letter_to for insert to circle_viewer with check (
  exists (select from sent_letter s where s.id = letter_id and s.sent_by = (select viewer_id())
    and s.sent_at = circle_now() and sits_in_led(s.group_id, person_id)));

-- ── a place where others meet is the society's to keep ──────────────────────

-- Whether a group that the reader does not lead meets there, or has met: for whoever added the entry, and administrators.
create function others_meet_at(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from venue v join group_place p on p.venue_id = v.id
    where v.id = which and v.for_group_id is null and (v.added_by = viewer_id() or holds_office('administrator'))
      and p.group_id not in (select led_group_ids()))
$$;

-- What others have told their members of it changes by the office alone (docs/decisions/0040).
create function keep_venue_for_others() returns trigger language plpgsql set search_path = public, pg_temp
as $$
begin
  if row_security_active(tg_relid) and not holds_office('administrator') and others_meet_at(new.id) then
    raise exception using errcode = 'insufficient_privilege', message = 'where others meet, the society keeps the entry';
  end if;
  return new;
end $$;
create trigger keep_for_others before update on venue for each row
  when ((old.name, old.address, old.area, old.region_id, old.kind, old.seats, old.free_from_intrusion, old.base, old.removed_at)
    is distinct from (new.name, new.address, new.area, new.region_id, new.kind, new.seats, new.free_from_intrusion, new.base, new.removed_at))
  execute function keep_venue_for_others();

-- ── whoever is asked to lead reads which of their own meetings stand against it ─

drop function own_clashes_with(uuid);
create function own_clashes_with(of_group uuid)
returns table (starts_at timestamptz, ends_at timestamptz, time_zone text, group_name text)
language sql stable security definer set search_path = public, pg_temp rows 5
as $$
  select distinct other.starts_at, other.ends_at, g.time_zone, g.name
  from meeting m join meeting_hold h on h.holder = 'leader' and h.holder_id = viewer_id()
      and h.during && tstzrange(m.starts_at, m.ends_at) and h.meeting_id <> m.id
    join meeting other on other.id = h.meeting_id join balint_group g on g.id = other.group_id
  where m.group_id = of_group and m.cancelled_at is null and m.ends_at > circle_now()
    and (of_group in (select invited_group_ids()) or of_group in (select led_group_ids()))
  order by other.starts_at limit 60
$$;

-- ── a question is answered to those whom its answer concerns ────────────────

-- With the rights of whoever asks: it sees what they may read. Asked by a function of the owner, it sees all, as before.
alter function group_is_closing(uuid) security invoker;
alter function leaders_who_stay(uuid, uuid) security invoker;
alter function meeting_place_id(meeting) security invoker;

create or replace function meeting_is_over(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from meeting where id = which and group_id in (select led_group_ids())
    and cancelled_at is null and ends_at <= circle_now())
$$;

-- Nobody but a group's leaders, and the jobs, writes emails that hold such an address.
create or replace function is_apologies_address(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from secret_address where id = which and purpose = 'apologies'
    and (subject_id in (select led_group_ids()) or pg_has_role(session_user, 'circle_jobs', 'usage')))
$$;

-- As in 0046b; to whoever is not asked, every evaluation is over.
create or replace function reply_to_evaluation(which uuid, answers integer[], own_line text) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  if cardinality(answers) <> 6 or exists (select from unnest(answers) a where a is null or a not between 1 and 5)
    or length(own_line) > 200 then return 'not-a-reply'; end if;
  perform from evaluation where id = which and closed_at is null and closes_at > circle_now()
    and exists (select from evaluation_asked a where a.evaluation_id = which and a.person_id = viewer_id()) for update;
  if not found then return 'evaluation-over'; end if;
  update evaluation_asked set has_replied = true
    where evaluation_id = which and person_id = viewer_id() and not has_replied;
  if not found then return 'replied-already'; end if;
  update evaluation_tally t set replies = t.replies + 1,
      counts = (select array_agg(c + (answers[(n - 1) / 5 + 1] = (n - 1) % 5 + 1)::int order by n)
        from unnest(t.counts) with ordinality as each(c, n)),
      lines = case when own_line is null then t.lines
        else (select array_agg(l order by l collate "C") from unnest(t.lines || own_line) l) end
    where t.evaluation_id = which;
  return 'replied';
end $$;

revoke all on function tells_circle(), own_clashes_with(uuid), sits_in_led(uuid, uuid), others_meet_at(uuid), keep_venue_for_others() from public;
grant execute on function own_clashes_with(uuid), sits_in_led(uuid, uuid), others_meet_at(uuid) to circle_viewer;
