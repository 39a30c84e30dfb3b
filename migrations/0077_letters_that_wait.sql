-- Letters that the mail server does not take: how many wait and since when, which it refuses for good, and that all of them go
-- at once when it is there again.

alter table email add column refused_at timestamptz;
comment on column email.refused_at is
  'When the mail server last said no to this letter for good (5xx). With dropped_at: it was given up (platform/mail/send-email.ts).';
grant update (refused_at) on email to circle_jobs;

-- Those that were tried in vain and whose next try lies ahead, as the queue spaces them: by hours after a night without a mail server.
create function letters_held_back() returns integer
language sql stable security definer set search_path = public, pg_temp
as $$
  select count(*)::integer from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id and t.identifier = 'mail.send-email'
    join email e on e.id = (j.payload ->> 'emailId')::uuid
  where j.attempts > 0 and j.locked_at is null and (j.run_at > now() or j.attempts >= j.max_attempts)
    and num_nonnulls(e.sent_at, e.dropped_at, e.refused_at) = 0
$$;

-- What the mail server refuses for good waits for its own turn.
create function let_letters_go() returns void
language sql volatile security definer set search_path = public, pg_temp
as $$
  update graphile_worker._private_jobs j set run_at = now(), attempts = least(j.attempts, 3)
  from graphile_worker._private_tasks t, email e
  where t.id = j.task_id and t.identifier = 'mail.send-email' and e.id = (j.payload ->> 'emailId')::uuid
    and j.attempts > 0 and j.locked_at is null and (j.run_at > now() or j.attempts >= j.max_attempts)
    and num_nonnulls(e.sent_at, e.dropped_at, e.refused_at) = 0
$$;
revoke execute on function letters_held_back(), let_letters_go() from public;
grant execute on function letters_held_back(), let_letters_go() to circle_jobs;

-- Numbers alone, and to administrators alone: nobody learns to whom a letter goes.
create function letters_waiting() returns table (waiting integer, oldest timestamptz, refused integer)
language sql stable security definer set search_path = public, pg_temp
as $$
  select (count(*) filter (where num_nonnulls(sent_at, dropped_at, refused_at) = 0))::integer,
    min(queued_at) filter (where num_nonnulls(sent_at, dropped_at, refused_at) = 0),
    (count(*) filter (where refused_at > circle_now() - interval '30 days'))::integer
  from email
  where num_nonnulls(sent_at, dropped_at) = 0 or refused_at is not null
  having holds_office('administrator')
$$;
revoke execute on function letters_waiting() from public;
grant execute on function letters_waiting() to circle_viewer;
create index on email (refused_at) where refused_at is not null;
