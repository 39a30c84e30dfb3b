-- What the online room needs in real life, as last found by the server itself: read by the administrators; whether all of it
-- is well, by everybody who leads a group.

create table room_probe (
  what text primary key check (what in ('https', 'line', 'relay-udp', 'relay-tls', 'email')),
  finding text not null check (length(finding) between 1 and 40),
  passed boolean not null,
  checked_at timestamptz not null
);
comment on column room_probe.finding is 'A word of ours (room/rules/room-probe.ts), never what a server said.';
create trigger only_now before insert or update on room_probe for each row execute function only_now('checked_at');

alter table room_probe enable row level security;
grant select, insert on room_probe to circle_viewer, circle_jobs;
grant update (finding, passed, checked_at) on room_probe to circle_viewer, circle_jobs;
create policy administers on room_probe to circle_viewer
  using ((select holds_office('administrator'))) with check ((select holds_office('administrator')));
create policy looks_each_day on room_probe to circle_jobs using (what <> 'email') with check (what <> 'email');

-- All five have been looked at, and are well.
create function room_is_ready() returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$ select count(*) filter (where passed) = 5 from room_probe $$;
revoke all on function room_is_ready() from public;
grant execute on function room_is_ready() to circle_viewer, circle_holder, circle_jobs;
