-- Who was erased, as ids alone: after the restore of an older backup they are erased again. The list is also kept in a file
-- beside the backups (platform/database/graveyard.ts), because it has to outlive this database.

create table tombstone (
  kind text not null check (kind in ('person', 'correspondent')),
  id uuid not null,
  buried_at timestamptz not null,
  primary key (kind, id)
);
comment on table tombstone is 'Append-only. A restore calls erase_person(id) or erase_correspondent(id) for each that the backup still has.';

create function tombstones_stay() returns trigger language plpgsql set search_path = public, pg_temp
as $$ begin raise exception using errcode = 'insufficient_privilege', message = 'what is erased stays erased'; end $$;
create trigger stays before update or delete on tombstone for each row execute function tombstones_stay();
create trigger stays_all before truncate on tombstone for each statement execute function tombstones_stay();

-- Whatever buries, and however it ends afterwards: the file is seen to.
create function keep_tombstones() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  perform graphile_worker.add_job('backup.keep-tombstones', '{}'::json, max_attempts => 200, job_key => 'backup.keep-tombstones');
  return null;
end $$;
create trigger keeps after insert on tombstone for each statement execute function keep_tombstones();

create trigger only_now before insert on tombstone for each row execute function only_now('buried_at');

alter table tombstone enable row level security;
grant insert on tombstone to circle_viewer, circle_holder, circle_jobs;
grant select on tombstone to circle_jobs;
create policy buries on tombstone for insert to circle_viewer with check (
  (select holds_office('administrator')) or kind = 'person' and id = (select viewer_id()));
create policy buries_themselves on tombstone for insert to circle_holder with check (
  kind = 'correspondent' and id = (select held_correspondent()));
create policy buries_when_due on tombstone for insert to circle_jobs with check (true);
create policy keeps on tombstone for select to circle_jobs using (true);

revoke all on function tombstones_stay(), keep_tombstones() from public;
