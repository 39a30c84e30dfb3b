-- When a backup was made, and when one failed: what the administrators and whoever watches the installation are told.
-- Written by the owner of the database, as who alone a backup can be made.

create table backup_run (
  id uuid primary key,
  ended_at timestamptz not null,
  bytes bigint check (bytes > 0),
  fault text check (fault in ('folder', 'disk-full', 'database', 'not-whole', 'unknown')),
  check (num_nonnulls(bytes, fault) = 1)
);
comment on column backup_run.fault is 'A word of ours (platform/backup/make-backup.ts); null: it was written, read again and found whole.';
create index on backup_run (ended_at);

alter table backup_run enable row level security;
grant select on backup_run to circle_viewer, circle_jobs;
create policy administers on backup_run for select to circle_viewer using ((select holds_office('administrator')));
create policy watches on backup_run for select to circle_jobs using (true);
