-- Who opened confidential records of somebody else, and when. Written by a function in the transaction that reads them; nobody
-- changes a line, and after a year it goes. The person a line is about reads it, nobody else.
create table confidential_look (
  id uuid primary key default uuidv7(),
  looker_id uuid references person on delete set null,
  subject_id uuid references person on delete cascade,
  subject_correspondent_id uuid references correspondent on delete cascade,
  what text not null check (what in ('application', 'interview', 'debrief', 'concern', 'portfolio', 'report', 'reduced-fee', 'request')),
  group_id uuid references balint_group on delete cascade,
  looked_at timestamptz not null,
  check (num_nonnulls(subject_id, subject_correspondent_id) = 1)
);
create index on confidential_look (subject_id, looked_at desc);
create index on confidential_look (subject_correspondent_id, looked_at desc);
create index on confidential_look (looker_id);
create index on confidential_look (group_id);
create index on confidential_look (looked_at);

insert into held_kind (table_name, whose, trace) values
  ('confidential_look', '{subject_id,subject_correspondent_id}', '{looker_id}');

-- Only that whoever looked is gone may become of a line, and that it goes: after a year, or with whom it is about.
create function look_stays() returns trigger
language plpgsql set search_path = public, pg_temp
as $$
begin
  if tg_op = 'DELETE' then
    if old.looked_at < circle_now() - interval '1 year' or current_setting('circle.erasing', true) = 'yes'
      or not exists (select from person p where p.id = old.subject_id)
        and not exists (select from correspondent c where c.id = old.subject_correspondent_id)
      or old.group_id is not null and not exists (select from balint_group g where g.id = old.group_id)
    then return old; end if;
  elsif to_jsonb(new) - 'looker_id' = to_jsonb(old) - 'looker_id' and new.looker_id is null then return new;
  end if;
  raise exception using errcode = 'insufficient_privilege', message = 'who looked stays written';
end $$;
create trigger stays before update or delete on confidential_look for each row execute function look_stays();
create trigger only_now before insert on confidential_look for each row execute function only_now('looked_at');

alter table confidential_look enable row level security;
grant select on confidential_look to circle_viewer, circle_holder;
create function own_address_ids() returns uuid[]
language sql stable security definer set search_path = public, pg_temp
as $$ select coalesce((select addresses_of(p.id, p.email) from person p where p.id = viewer_id()), '{}') $$;
create function held_address_ids() returns uuid[]
language sql stable security definer set search_path = public, pg_temp
as $$
  select case when held('data-request') is null then '{}' else
    array(select o.id from correspondent c join correspondent o on o.email = c.email where c.id = held_correspondent()) end
$$;
create policy own on confidential_look for select to circle_viewer using (
  subject_id = (select viewer_id()) or subject_correspondent_id = any ((select own_address_ids())::uuid[]));
create policy own_held on confidential_look for select to circle_holder using (
  subject_correspondent_id = any ((select held_address_ids())::uuid[]));

-- Names of those who looked, to whom it is about.
create function own_looks(most integer)
returns table (looked_at timestamptz, name text, what text, group_name text)
language sql stable security definer set search_path = public, pg_temp
as $$
  select l.looked_at, p.name, l.what, g.name
  from confidential_look l left join person p on p.id = l.looker_id left join balint_group g on g.id = l.group_id
  where l.subject_id = viewer_id() or l.subject_correspondent_id = any (own_address_ids())
  order by l.looked_at desc, l.id desc limit most
$$;

-- Once an hour for the same thing; nobody's look at their own is noted.
create function note_looks(of_what text, people uuid[], others uuid[], of_group uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  if viewer_id() is null or of_what not in ('application', 'interview', 'debrief', 'concern', 'portfolio', 'report', 'reduced-fee',
    'request') then return; end if;
  insert into confidential_look (looker_id, subject_id, subject_correspondent_id, what, group_id, looked_at)
  select viewer_id(), s.person, s.other, of_what, (select g.id from balint_group g where g.id = of_group), circle_now()
  from (select distinct unnest(people) as person, null::uuid as other union all select distinct null::uuid, unnest(others)) s
  where s.person is distinct from viewer_id()
    and not exists (select from correspondent c join person me on me.email = c.email where c.id = s.other and me.id = viewer_id())
    and (exists (select from person p where p.id = s.person) or exists (select from correspondent c where c.id = s.other))
    and not exists (select from confidential_look l where l.looker_id = viewer_id() and l.what = of_what
      and l.group_id is not distinct from of_group and l.looked_at > circle_now() - interval '1 hour'
      and (l.subject_id = s.person or l.subject_correspondent_id = s.other));
end $$;

create function forget_looks(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with old as (select id from confidential_look where looked_at < circle_now() - greatest(kept, interval '1 year')
    order by looked_at limit at_most),
  gone as (delete from confidential_look l using old where l.id = old.id returning 1)
  select count(*)::int from gone
$$;

revoke all on function look_stays(), own_address_ids(), held_address_ids(), own_looks(integer),
  note_looks(text, uuid[], uuid[], uuid), forget_looks(interval, integer) from public;
grant execute on function own_address_ids(), own_looks(integer), note_looks(text, uuid[], uuid[], uuid) to circle_viewer;
grant execute on function held_address_ids() to circle_holder;
grant execute on function forget_looks(interval, integer) to circle_jobs;
