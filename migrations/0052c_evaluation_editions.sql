-- What circles say of their groups, for the administrators: published whole, each time that three groups more are in
-- (docs/decisions/0041). A sum that grew with each evaluation would tell, between two looks, what one group said.

drop function evaluation_totals();

-- The groups that have said something since the last edition. An id outlives its group here, and leads nowhere then.
alter table evaluation_total add column group_ids uuid[] not null default '{}';
comment on table evaluation_total is 'What waits for the next edition; nobody reads it.';
update evaluation_total set group_ids = coalesce((
  select array_agg(distinct e.group_id) from evaluation e join evaluation_tally t on t.evaluation_id = e.id
  where e.closed_at is not null), '{}');

create table evaluation_edition (
  id uuid primary key,
  published_at timestamptz not null,
  groups integer not null check (groups >= 3),
  evaluations integer not null check (evaluations >= groups),
  replies integer not null,
  counts integer[] not null
);
comment on table evaluation_edition is 'Sums of three groups or more; an evaluation is in one edition alone, and none changes.';
create index on evaluation_edition (published_at desc);
alter table evaluation_edition enable row level security;
grant select on evaluation_edition to circle_viewer;
create policy administrators on evaluation_edition for select to circle_viewer using ((select holds_office('administrator')));

create or replace function close_evaluations(at_most integer) returns table (evaluation_id uuid, person_id uuid)
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare over record; waiting evaluation_total;
begin
  for over in
    select e.id, e.group_id, t.replies, t.counts from evaluation e join evaluation_tally t on t.evaluation_id = e.id
    where e.closed_at is null and e.closes_at <= circle_now() order by e.closes_at limit at_most for update of e skip locked
  loop
    update evaluation set closed_at = circle_now() where id = over.id;
    if over.replies >= evaluation_fewest() then
      update evaluation_total t set evaluations = t.evaluations + 1, replies = t.replies + over.replies,
        group_ids = case when over.group_id = any (t.group_ids) then t.group_ids else t.group_ids || over.group_id end,
        counts = (select array_agg(a + b order by n) from unnest(t.counts, over.counts) with ordinality as each(a, b, n))
      returning t.* into waiting;
      if cardinality(waiting.group_ids) >= 3 then
        insert into evaluation_edition (id, published_at, groups, evaluations, replies, counts) values (uuidv7(), circle_now(),
          cardinality(waiting.group_ids), waiting.evaluations, waiting.replies, waiting.counts);
        update evaluation_total set evaluations = 0, replies = 0, group_ids = '{}', counts = array_fill(0, array[30]);
      end if;
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
