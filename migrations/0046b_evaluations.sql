-- A short evaluation: what the circle says of the group as sums, and no reply of anybody. That somebody has replied stands
-- apart from what was said; neither the order of rows nor a moment nor a transaction's number leads from one to the other
-- (docs/decisions/0038).

create table evaluation (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  kind text not null check (kind in ('ending', 'term')),
  opened_at timestamptz not null,
  closes_at timestamptz not null,
  closed_at timestamptz
);
comment on column evaluation.closed_at is 'When it was closed and its sums were either kept or, with too few replies, thrown away.';
create unique index one_evaluation on evaluation (group_id) where closed_at is null;
create index on evaluation (group_id, opened_at desc);
create index evaluation_to_close on evaluation (closes_at) where closed_at is null;

create table evaluation_asked (
  evaluation_id uuid not null references evaluation on delete cascade,
  person_id uuid not null references person on delete cascade,
  has_replied boolean not null default false,
  primary key (evaluation_id, person_id)
);
comment on table evaluation_asked is 'Who is asked, and whether they have replied. No moment, and nothing of what they said.';
create index on evaluation_asked (person_id);

-- One row an evaluation, written whole with every reply: it has the mark of the last one, and holds sums.
create table evaluation_tally (
  evaluation_id uuid primary key references evaluation on delete cascade,
  replies integer not null default 0,
  counts integer[] not null,
  lines text[] not null default '{}' check (cardinality(lines) <= 100)
);
comment on column evaluation_tally.counts is 'Statement by statement, answer by answer: (statement - 1) * answers + answer.';
comment on column evaluation_tally.lines is 'In the order of the alphabet, so that no place says when one was written.';
-- Older versions of the row are cleared away soon.
alter table evaluation_tally set (autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0);

-- What all groups of the society have said together; it outlives them.
create table evaluation_total (
  only_row boolean primary key default true check (only_row),
  evaluations integer not null,
  replies integer not null,
  counts integer[] not null
);
insert into evaluation_total (evaluations, replies, counts) values (0, 0, array_fill(0, array[30]));

-- Six statements with five answers each, and five replies at least: as evaluations/rules/evaluation.ts has them.
create function evaluation_fewest() returns integer language sql immutable as $$ select 5 $$;

-- Asks everybody who has a seat now. Null for a circle so small that a reply would be somebody's.
create function open_evaluation(of_group uuid, of_kind text, days integer) returns uuid
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare made uuid := uuidv7();
begin
  if of_group not in (select led_group_ids()) or days not between 1 and 60 then return null; end if;
  perform lock_group_seats(of_group);
  if (select count(*) from membership where group_id = of_group and left_at is null) < evaluation_fewest()
    or exists (select from evaluation where group_id = of_group and closed_at is null) then return null; end if;
  insert into evaluation (id, group_id, kind, opened_at, closes_at)
  values (made, of_group, of_kind, circle_now(), make_interval(days => days) + coalesce(
    (select c.ends_at from group_closure c where c.group_id = of_group and c.taken_back_at is null and of_kind = 'ending'),
    circle_now()));
  insert into evaluation_asked (evaluation_id, person_id)
    select made, person_id from membership where group_id = of_group and left_at is null order by person_id;
  insert into evaluation_tally (evaluation_id, counts) values (made, array_fill(0, array[30]));
  return made;
end $$;

-- One reply: its answers are added to the sums, and forgotten.
create function reply_to_evaluation(which uuid, answers integer[], own_line text) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  if cardinality(answers) <> 6 or exists (select from unnest(answers) a where a is null or a not between 1 and 5)
    or length(own_line) > 200 then return 'not-a-reply'; end if;
  perform from evaluation where id = which and closed_at is null and closes_at > circle_now() for update;
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

-- How many are asked and how many have replied: numbers that the circle may know.
create function evaluation_numbers(which uuid) returns table (asked integer, replied integer)
language sql stable security definer set search_path = public, pg_temp
as $$
  select count(*)::int, count(*) filter (where a.has_replied)::int
  from evaluation e join evaluation_asked a on a.evaluation_id = e.id
  where e.id = which and (e.group_id in (select own_group_ids()) or e.group_id in (select ended_group_ids()))
$$;

-- To the leaders, once it is over and enough have replied.
create function evaluation_results(which uuid) returns table (replies integer, counts integer[], lines text[])
language sql stable security definer set search_path = public, pg_temp
as $$
  select t.replies, t.counts, t.lines from evaluation e join evaluation_tally t on t.evaluation_id = e.id
  where e.id = which and e.closed_at is not null and t.replies >= evaluation_fewest()
    and (e.group_id in (select led_group_ids()) or e.group_id in (select ended_led_group_ids()))
$$;

-- To the administrators, of the whole society, once it is more than a group or two.
create function evaluation_totals() returns table (evaluations integer, replies integer, counts integer[])
language sql stable security definer set search_path = public, pg_temp
as $$
  select t.evaluations, t.replies, t.counts from evaluation_total t
  where holds_office('administrator') and t.evaluations >= 3
$$;

-- Those whose time is over: with enough replies their sums are added to the society's; with fewer they are thrown away.
create function close_evaluations(at_most integer) returns table (evaluation_id uuid, person_id uuid)
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare over record;
begin
  for over in
    select e.id, e.group_id, t.replies, t.counts from evaluation e join evaluation_tally t on t.evaluation_id = e.id
    where e.closed_at is null and e.closes_at <= circle_now() order by e.closes_at limit at_most for update of e skip locked
  loop
    update evaluation set closed_at = circle_now() where id = over.id;
    if over.replies >= evaluation_fewest() then
      update evaluation_total t set evaluations = t.evaluations + 1, replies = t.replies + over.replies,
        counts = (select array_agg(a + b order by n) from unnest(t.counts, over.counts) with ordinality as each(a, b, n));
    else
      delete from evaluation_tally t where t.evaluation_id = over.id;
    end if;
    return query
      select over.id, l.person_id from group_leader l
      where l.group_id = over.group_id and (l.left_at is null
        or l.left_at >= (select c.ends_at from group_closure c where c.group_id = over.group_id and c.ended_at is not null));
    if not found then return query select over.id, null::uuid; end if;
  end loop;
end $$;
create function evaluation_closed_now(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$ select exists (select from evaluation where id = which and closed_at = circle_now()) $$;
create policy tells_of_evaluation on email for insert to circle_jobs with check (
  num_nonnulls(sent_at, dropped_at) = 0 and template = 'evaluation-closed' and evaluation_closed_now(about_id));

-- The evaluation at the end moves with the last meeting, and goes when the group stays after all.
create function evaluation_follows_closure() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if new.taken_back_at is not null then
    delete from evaluation where group_id = new.group_id and kind = 'ending' and closed_at is null;
  else
    update evaluation set closes_at = closes_at + (new.ends_at - old.ends_at)
      where group_id = new.group_id and kind = 'ending' and closed_at is null;
  end if;
  return null;
end $$;
create trigger evaluation_follows after update of ends_at, taken_back_at on group_closure for each row
  when ((new.ends_at, new.taken_back_at) is distinct from (old.ends_at, old.taken_back_at))
  execute function evaluation_follows_closure();

alter table evaluation enable row level security;
alter table evaluation_asked enable row level security;
alter table evaluation_tally enable row level security;
alter table evaluation_total enable row level security;
grant select on evaluation, evaluation_asked to circle_viewer;
create policy own on evaluation for select to circle_viewer using (
  group_id in (select own_group_ids()) or group_id in (select ended_group_ids()));
create policy oneself on evaluation_asked for select to circle_viewer using (person_id = (select viewer_id()));

revoke all on function evaluation_fewest(), open_evaluation(uuid, text, integer), reply_to_evaluation(uuid, integer[], text),
  evaluation_numbers(uuid), evaluation_results(uuid), evaluation_totals(), close_evaluations(integer),
  evaluation_closed_now(uuid), evaluation_follows_closure() from public;
grant execute on function open_evaluation(uuid, text, integer), reply_to_evaluation(uuid, integer[], text),
  evaluation_numbers(uuid), evaluation_results(uuid), evaluation_totals() to circle_viewer;
grant execute on function close_evaluations(integer), evaluation_closed_now(uuid) to circle_jobs;
