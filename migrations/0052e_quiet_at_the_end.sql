-- Whoever leads a group that comes to its end is reminded of no organisation, and while it pauses of no next term.

create or replace function take_outreach_reminders(at_most integer)
returns table (ask_id uuid, person_id uuid)
language sql volatile security definer set search_path = public, pg_temp
as $$
  with due as (
    select a.id, a.group_id from outreach_ask a
    where a.remind_on is distinct from a.reminded_for and a.remind_on <= society_today()
    order by a.remind_on limit at_most for update skip locked),
  told as (
    update outreach_ask a set reminded_for = a.remind_on from due where a.id = due.id returning a.id, a.group_id),
  one as (
    select distinct on (t.group_id) t.id, t.group_id from told t
      left join lateral (select answer from outreach_answer where ask_id = t.id order by noted_at desc, id desc limit 1) said on true
    where coalesce(said.answer, 'none-yet') in ('none-yet', 'wants-more') and not group_is_closing(t.group_id)
    order by t.group_id, t.id)
  select one.id, l.person_id from one join group_leader l on l.group_id = one.group_id and l.left_at is null
$$;

-- As in 0046e otherwise.
create or replace function take_terms_to_follow(fewest_ahead integer, at_most integer) returns table (term_id uuid, person_id uuid)
language sql volatile security definer set search_path = public, pg_temp
as $$
  with due as (
    select t.id, t.group_id from term t
    where t.next_prompted_at is null and not group_is_closing(t.group_id)
      and not exists (select from group_pause p join balint_group g on g.id = p.group_id where p.group_id = t.group_id
        and p.announced_at is not null and (circle_now() at time zone g.time_zone)::date between p.first_on and p.last_on)
      and not exists (select from term newer where newer.group_id = t.group_id and newer.first_on > t.first_on)
      and exists (select from meeting m where m.group_id = t.group_id and m.cancelled_at is null
        and m.ends_at between circle_now() - interval '28 days' and circle_now())
      and (select count(*) from (select from meeting m where m.group_id = t.group_id and m.cancelled_at is null
        and m.starts_at > circle_now() limit fewest_ahead) ahead) < least(fewest_ahead, t.meetings / 2 + 1)
    order by t.id limit at_most for update of t skip locked),
  prompted as (update term t set next_prompted_at = circle_now() from due where t.id = due.id returning t.id, t.group_id)
  select p.id, l.person_id from prompted p left join group_leader l on l.group_id = p.group_id and l.left_at is null
$$;
