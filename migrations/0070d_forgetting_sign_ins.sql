-- What serves signing in goes by the retention table: each function is told how long is kept and how many may go at once, and
-- answers how many went.

create index on known_device (last_used_at);
create index on sign_in_event (happened_at);
create index on failed_try (tried_at);

create function forget_known_devices(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from known_device where id in (
      select id from known_device where last_used_at <= circle_now() - kept limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;
create function forget_sign_in_events(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from sign_in_event where id in (
      select id from sign_in_event where happened_at <= circle_now() - kept limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;
create function forget_failed_tries(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from failed_try where id in (
      select id from failed_try where tried_at <= circle_now() - kept limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;
create function forget_second_steps(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from second_step where id in (
      select id from second_step where begun_at <= circle_now() - kept limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;
create function forget_spent_challenges(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from spent_challenge where challenge_hash in (
      select challenge_hash from spent_challenge where spent_at <= circle_now() - kept limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;
-- An app whose first code never came.
create function forget_begun_apps(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    delete from authenticator_app where person_id in (
      select person_id from authenticator_app
      where confirmed_at is null and begun_at <= circle_now() - kept limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;
-- Recovery codes that could still be read, because nobody said that they are put away.
create function forget_shown_codes(kept interval, at_most integer) returns integer
language sql volatile security definer set search_path = public, pg_temp
as $$
  with gone as (
    update recovery_code_set set sealed_codes = null, shown_until = null where person_id in (
      select person_id from recovery_code_set
      where shown_until <= circle_now() - kept limit at_most for update skip locked)
    returning 1)
  select count(*)::int from gone
$$;

revoke all on function forget_known_devices(interval, integer), forget_sign_in_events(interval, integer),
  forget_failed_tries(interval, integer), forget_second_steps(interval, integer), forget_spent_challenges(interval, integer),
  forget_begun_apps(interval, integer), forget_shown_codes(interval, integer) from public;
grant execute on function forget_known_devices(interval, integer), forget_sign_in_events(interval, integer),
  forget_failed_tries(interval, integer), forget_second_steps(interval, integer), forget_spent_challenges(interval, integer),
  forget_begun_apps(interval, integer), forget_shown_codes(interval, integer) to circle_jobs;
